package io.mlpservice.webhook;

import org.jspecify.annotations.Nullable;

import java.time.Instant;

/**
 * An attempt to deliver a message.
 *
 * @param state of the delivery after it
 * @param status of the answer, if there was one
 * @param error why it failed, if it did
 * @param next when to try again, if at all
 */
record Attempt(DeliveryState state, Instant at, @Nullable Integer status, @Nullable String error,
        @Nullable Instant next) {}
