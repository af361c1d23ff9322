package io.mlpservice.platform.job;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.UUID;

/**
 * How a job ended.
 *
 * @param model that it made or predicted with, if any
 * @param errorCode why it failed, if it did
 */
public record JobEnd(UUID job, JobState state, @Nullable UUID model, @Nullable String errorCode, Instant at) {}
