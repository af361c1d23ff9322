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
 * @param sentinels numbers that seem to stand for missing values; null if there are none, and in a stored data set
 */
public record ColumnNotes(@Nullable List<String> labels, @Nullable String oddCell, @Nullable String similarLabels,
        @Nullable Uselessness uselessness, @Nullable Sentinels sentinels) {
    /** Notes on a column in which no number seems to stand for missing values. */
    public ColumnNotes(@Nullable List<String> labels, @Nullable String oddCell, @Nullable String similarLabels,
            @Nullable Uselessness uselessness) {
        this(labels, oddCell, similarLabels, uselessness, null);
    }

    /** These notes with what is odd about a cell. */
    public ColumnNotes withOddCell(String sentence) {
        return new ColumnNotes(labels, sentence, similarLabels, uselessness, sentinels);
    }

    /** These notes of a column from which something may be learned after all. */
    public ColumnNotes withoutUselessness() {
        return new ColumnNotes(labels, oddCell, similarLabels, null, sentinels);
    }
}
