package io.mlpservice.evaluation;

import io.mlpservice.platform.problem.FieldError;
import io.mlpservice.platform.problem.ProblemException;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/** The orders of evaluated rows. Rows of the same error are in the order of the data set. */
enum RowOrder {
    ROW("row", Comparator.comparingInt(RowCursor::row)),
    SMALLEST_ERROR("error", Comparator.comparingDouble(RowCursor::error).thenComparingInt(RowCursor::row)),
    LARGEST_ERROR("-error",
            Comparator.comparingDouble(RowCursor::error).reversed().thenComparingInt(RowCursor::row));

    private final String text;
    private final Comparator<RowCursor> order;

    RowOrder(String text, Comparator<RowCursor> order) {
        this.text = text;
        this.order = order;
    }

    /** The order that a client names. */
    static RowOrder of(String text) {
        return Arrays.stream(values()).filter(order -> order.text.equals(text)).findFirst()
                .orElseThrow(() -> ProblemException.invalid(List.of(FieldError.parameter("sort", "invalid_value",
                        "'%s' is not a valid order; choose one of: %s.".formatted(text, Arrays.stream(values())
                                .map(order -> order.text).collect(Collectors.joining(", ")))))));
    }

    String text() {
        return text;
    }

    Comparator<RowCursor> comparator() {
        return order;
    }
}
