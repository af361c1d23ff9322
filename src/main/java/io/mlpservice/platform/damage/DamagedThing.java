package io.mlpservice.platform.damage;

import org.jspecify.annotations.Nullable;

import java.util.UUID;

/**
 * A stored thing that cannot be read.
 *
 * @param code of the problem by which requests for it are answered
 * @param detail of the same
 */
record DamagedThing(Stored kind, UUID id, @Nullable String name, String owner, String code, String detail) {}
