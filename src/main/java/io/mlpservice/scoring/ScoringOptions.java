package io.mlpservice.scoring;

import io.mlpservice.prediction.AnswerOptions;
import org.jspecify.annotations.Nullable;

/** How rows are answered, as the request says; the first three as in {@link AnswerOptions}. */
record ScoringOptions(@Nullable Double threshold, @Nullable String positiveClass, @Nullable Integer topK,
        boolean strict) {
    AnswerOptions answers() {
        return new AnswerOptions(threshold, positiveClass, topK);
    }
}
