package io.mlpservice.evaluation;

import io.swagger.v3.oas.annotations.media.Schema;

import java.util.UUID;

/** Rows to measure a model by. */
record EvaluationRequest(
        @Schema(description = "A data set with the model's features and targets among its columns.", example = "3f2b8c1e-5d0a-4c57-9f43-2f1f6d1c8a77") UUID datasetId) {}
