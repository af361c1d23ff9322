package io.mlpservice.configuration;

import io.swagger.v3.oas.annotations.media.Schema;

import java.util.List;

/** One of several choices. */
@Schema(description = "One of several things to choose among.")
record OptionCapability(@Schema(description = "As it is written in a request.", example = "cosine") String type,
        @Schema(description = "What it computes, as one would write it on paper; in words where there is nothing to compute.") String formula,
        @Schema(description = "The numbers that it uses; others are refused.") List<ParameterCapability> parameters) {}
