package io.mlpservice.column;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * What is known of a column but not shown as a statistic.
 *
 * @param labels all distinct values in ascending order; null if there are too many
 * @param oddCell what is odd about a cell, as a sentence; null if nothing is
 * @param similarLabels which labels look like spellings of one label, as a sentence; null if there are none
 * @param uselessness why nothing can be learned from it; null if something may, and in a stored data set
 */
public record ColumnNotes(@Nullable List<String> labels, @Nullable String oddCell, @Nullable String similarLabels,
        @Nullable Uselessness uselessness) {
    /** These notes with what is odd about a cell. */
    public ColumnNotes withOddCell(String sentence) {
        return new ColumnNotes(labels, sentence, similarLabels, uselessness);
    }
}
