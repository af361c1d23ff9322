package io.mlpservice.model;

import io.mlpservice.engine.encoding.Task;
import io.mlpservice.metric.ScoreMetric;
import io.mlpservice.metric.SplitPart;
import io.swagger.v3.oas.annotations.media.Schema;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A metric of a model.
 *
 * @param value finite
 * @param split the rows on which it was measured
 */
@Schema(description = "A metric of a model, on the test rows, else on the validation rows, else on the training rows.")
public record ModelScore(ScoreMetric metric, @Schema(example = "0.93") double value,
        @Schema(description = "The rows on which it was measured.") SplitPart split) {

    /** The metrics that compare models where none is chosen, one for each task. */
    static final Set<ScoreMetric> USUAL = Arrays.stream(Task.values()).map(ScoreMetric::usual)
            .collect(Collectors.toUnmodifiableSet());
}
