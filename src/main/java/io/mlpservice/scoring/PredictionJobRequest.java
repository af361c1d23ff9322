package io.mlpservice.scoring;

import io.mlpservice.engine.hyperparameter.Hyperparameter;
import io.mlpservice.platform.RangeOf;
import io.mlpservice.platform.label.Annotations;
import io.mlpservice.platform.label.Label;
import io.mlpservice.prediction.answer.AnswerOptions;
import io.mlpservice.scoring.job.ScoringOptions;
import io.mlpservice.webhook.WebhookRequest;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import java.util.Map;
import java.util.UUID;

@Schema(description = "A data set and the model that is to predict its rows.", example = "{\"model\": \"iris\", \"dataset_id\": \"3f2b8c1e-5d0a-4c57-9f43-2f1f6d1c8a77\"}")
record PredictionJobRequest(
        @Schema(description = "An id, a name, which means its newest version, `name@version` or `name@alias`. The job keeps to the version that this means now.", example = "iris") String model,
        @Schema(description = "A data set with the model's features among its columns.", example = "3f2b8c1e-5d0a-4c57-9f43-2f1f6d1c8a77") UUID datasetId,
        @Schema(example = "0") @RangeOf(Hyperparameter.PRIORITY) @Nullable Integer priority,
        @Schema(description = AnswerOptions.THRESHOLD, nullable = true) @Nullable Double threshold,
        @Schema(description = AnswerOptions.POSITIVE_CLASS, nullable = true) @Nullable String positiveClass,
        @Schema(description = AnswerOptions.TOP_K, nullable = true) @Nullable Integer topK,
        @Schema(description = "Whether missing values and values unlike those of the training rows are errors of their row; by default a rule is applied and a warning given.", example = "false") @Nullable Boolean strict,
        @Nullable WebhookRequest webhook,
        @Schema(description = "Labels of the job, by which lists can be filtered. "
                + Label.RULES, example = "{\"stage\": \"trial\"}") @Nullable Map<String, String> labels,
        @Schema(description = "A note of up to 2,000 characters.", example = "The first try.") @Nullable String note) {

    Annotations annotations() {
        return Annotations.of(labels, note);
    }

    int priorityOrDefault() {
        return (int) Hyperparameter.PRIORITY.orDefault(priority);
    }

    ScoringOptions options() {
        return new ScoringOptions(threshold, positiveClass, topK, Boolean.TRUE.equals(strict));
    }
}
