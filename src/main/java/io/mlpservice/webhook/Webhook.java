package io.mlpservice.webhook;

import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.UUID;

@Schema(description = "The webhook of a job, and how far its delivery is.")
public record Webhook(@Schema(description = "The `webhook-id` of every attempt to deliver it.") UUID id, String url,
        DeliveryState state, @Schema(example = "1") int attempts, @Nullable Instant lastAttemptAt,
        @Schema(description = "The status of the last answer, if there was one.", example = "204") @Nullable Integer lastStatus,
        @Schema(description = "Why the last attempt failed.") @Nullable String lastError,
        @Schema(description = "When the next attempt is due.") @Nullable Instant nextAttemptAt) {}
