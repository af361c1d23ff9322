package io.mlpservice.prediction;

import io.swagger.v3.oas.annotations.media.Schema;

import java.util.UUID;

/** Rows to measure a model by. */
record EvaluationRequest(
        @Schema(description = "A data set with the model's features and targets among its columns.") UUID datasetId) {}
