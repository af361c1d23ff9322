package io.mlpservice.configuration;

import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import java.util.List;

/** The parameters of a layer to start from. */
public record GivenLayer(
        @Schema(description = "One row a unit, or for maxout a row for each of its pieces; one number an input.", example = "[[0.1, -0.2]]") List<List<Double>> weights,
        @Schema(description = "One number for each row of weights. Default: all 0.", example = "[0.1]") @Nullable List<Double> biases,
        @Schema(description = "Factors of a batch normalisation, one for each row of weights. Default: all 1.", nullable = true) @Nullable List<Double> gamma,
        @Schema(description = "Shifts of a batch normalisation, one for each row of weights. Default: all 0.", nullable = true) @Nullable List<Double> beta,
        @Schema(description = "Learned slopes of prelu, one a unit. Default: all 0.25.", nullable = true) @Nullable List<Double> alpha,
        @Schema(description = "Means that a batch normalisation goes by. They may be sent back as they were read, and are not used: training finds its own, a trace goes by the model's.", nullable = true) @Nullable List<Double> runningMean,
        @Schema(description = "Variances that a batch normalisation goes by. They may be sent back as they were read, and are not used: training finds its own, a trace goes by the model's.", nullable = true) @Nullable List<Double> runningVariance) {}
