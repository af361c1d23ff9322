package io.mlpservice.prediction.answer;

import io.mlpservice.engine.encoding.Prediction;
import io.mlpservice.platform.problem.FieldError;
import io.mlpservice.prediction.row.RowOddities;
import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.stream.Stream;

/**
 * The answer to a row of a table: a prediction, or else what is wrong with the row.
 *
 * @param number of the row, counted from 0
 * @param prediction null if there are errors
 * @param tableWarnings what this row is the first to show of the table as a whole, as sentences
 * @param warnings what is odd about the row, as sentences
 * @param errors empty if there is a prediction
 * @param oddities the values that the warnings are about
 */
public record AnsweredRow(long number, @Nullable Prediction prediction, List<String> tableWarnings,
        List<String> warnings, List<FieldError> errors, RowOddities oddities) {
    /** Whether the row could not be predicted. */
    public boolean isRefused() {
        return !errors.isEmpty();
    }

    /** All warnings. */
    List<String> allWarnings() {
        return tableWarnings.isEmpty() ? warnings : Stream.concat(tableWarnings.stream(), warnings.stream()).toList();
    }
}
