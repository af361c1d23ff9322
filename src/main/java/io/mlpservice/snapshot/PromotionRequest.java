package io.mlpservice.snapshot;

import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

@Schema(description = "How the model of a snapshot is called.", example = "{\"name\": \"iris-early\"}")
record PromotionRequest(
        @Schema(description = "Name of the model: letters, digits, '.', '_' and '-'. Default: the name of the job's model.", example = "iris-early") @Nullable String name) {}
