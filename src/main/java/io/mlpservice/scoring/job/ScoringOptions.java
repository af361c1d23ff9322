package io.mlpservice.scoring.job;

import io.mlpservice.prediction.answer.AnswerOptions;
import org.jspecify.annotations.Nullable;

/** How rows are answered, as the request says; the first three as in {@link AnswerOptions}. */
public record ScoringOptions(@Nullable Double threshold, @Nullable String positiveClass, @Nullable Integer topK,
        boolean strict) {
    /** What is to be answered. */
    public AnswerOptions answers() {
        return new AnswerOptions(threshold, positiveClass, topK);
    }
}
