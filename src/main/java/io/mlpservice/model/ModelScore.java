package io.mlpservice.model;

import io.mlpservice.metric.ScoreMetric;
import io.mlpservice.metric.SplitPart;
import io.swagger.v3.oas.annotations.media.Schema;

@Schema(description = "A metric of a model, on the test rows, else on the validation rows, else on the training rows.")
record ModelScore(ScoreMetric metric, @Schema(example = "0.93") double value,
        @Schema(description = "The rows on which it was measured.") SplitPart split) {}
