package io.mlpservice.configuration;

import io.swagger.v3.oas.annotations.media.Schema;

import java.util.List;

@Schema(description = "An option.")
record OptionCapability(@Schema(description = "Its name in a request.", example = "cosine") String type,
        @Schema(description = "Its formula, or a description if there is none.") String formula,
        @Schema(description = "Its hyperparameters; others are refused.") List<ParameterCapability> parameters) {}
