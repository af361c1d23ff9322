package io.mlpservice.configuration;

import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import java.util.List;

/** The parameters of a layer to start from. */
public record GivenLayer(
        @Schema(description = "One row for each unit, or for each maxout piece; one number for each input.", example = "[[0.1, -0.2]]") List<List<Double>> weights,
        @Schema(description = "One number for each row of weights. Default: all 0.", example = "[0.1]") @Nullable List<Double> biases,
        @Schema(description = "Scale factors of the batch normalization, one for each row of weights. Default: all 1.", nullable = true) @Nullable List<Double> gamma,
        @Schema(description = "Shifts of the batch normalization, one for each row of weights. Default: all 0.", nullable = true) @Nullable List<Double> beta,
        @Schema(description = "Learned slopes of prelu, one for each unit. Default: all 0.25.", nullable = true) @Nullable List<Double> alpha,
        @Schema(description = "Means of the batch normalization. They are accepted so that what was read can be sent back, but not used: training computes its own, and a trace uses the model's.", nullable = true) @Nullable List<Double> runningMean,
        @Schema(description = "Variances of the batch normalization. They are accepted so that what was read can be sent back, but not used: training computes its own, and a trace uses the model's.", nullable = true) @Nullable List<Double> runningVariance) {}
