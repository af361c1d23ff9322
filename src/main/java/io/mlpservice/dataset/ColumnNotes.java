package io.mlpservice.dataset;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * What is known of a column but not shown as a statistic.
 *
 * @param labels all distinct values in ascending order; null if there are too many
 * @param oddCell why an almost numeric column is not numeric, as a sentence; null if it does not apply
 * @param similarLabels which labels look like spellings of one label, as a sentence; null if there are none
 */
record ColumnNotes(@Nullable List<String> labels, @Nullable String oddCell, @Nullable String similarLabels) {
    ColumnNotes withOddCell(@Nullable String sentence) {
        return new ColumnNotes(labels, sentence, similarLabels);
    }
}
