package io.mlpservice.alias;

import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.UUID;

@Schema(name = "ModelAlias", description = "A name for one version of a model, which can be moved to another.")
record Alias(@Schema(description = "The name of the model.", example = "iris") String name,
        @Schema(description = "`name@alias` means the version wherever a model is named.", example = "production") String alias,
        @Schema(description = "The version that it points to.", example = "1") int version,
        @Schema(description = "The model of that version.") UUID modelId,
        @Schema(description = "What was compared when it was moved; null if it was moved without a guard.") @Nullable GuardReport guard,
        @Schema(description = "When it last got a version.") Instant movedAt, Instant createdAt) {}
