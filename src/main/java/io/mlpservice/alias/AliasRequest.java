package io.mlpservice.alias;

import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

@Schema(description = "Where an alias is to point to.", example = "{\"version\": 1}")
record AliasRequest(
        @Schema(description = "A version of the model's name.", minimum = "1", example = "1") Integer version,
        @Schema(description = "What the version must pass before the alias moves; nothing by default.") @Nullable GuardRequest guard) {}
