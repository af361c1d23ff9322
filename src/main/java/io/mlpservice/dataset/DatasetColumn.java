package io.mlpservice.dataset;

import com.fasterxml.jackson.annotation.JsonIgnore;
import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Optional;

/**
 * A column of a data set with its statistics, which leave out missing values.
 *
 * @param name unique in the data set
 * @param type the type of its values
 * @param missing the number of rows without a value
 * @param min the smallest number; null if the column has no numbers, like the next three
 * @param max the largest number
 * @param mean the arithmetic mean
 * @param standardDeviation the population's standard deviation, √(Σ(x − mean)² / n)
 * @param categories the values of a categorical or boolean column, the most frequent first, at most
 *        {@value #CATEGORIES_SHOWN}; null for a numeric one
 * @param notes what is known besides; not shown
 */
public record DatasetColumn(String name, ColumnType type, int missing, @Nullable Double min, @Nullable Double max,
        @Nullable Double mean, @Nullable Double standardDeviation, @Nullable List<Category> categories,
        @JsonIgnore ColumnNotes notes) {
    /** The maximum number of categories shown. */
    static final int CATEGORIES_SHOWN = 100;

    /** The maximum number of distinct values kept. */
    static final int MOST_LABELS = 1_000;

    /**
     * All distinct values of the column as labels, in ascending order; empty if there are more than {@value
     * #MOST_LABELS}, or if the columns of the data set have too many in total.
     */
    public Optional<List<String>> distinctLabels() {
        return Optional.ofNullable(notes.labels());
    }

    /** The cell that keeps an almost numeric column from being numeric, in a sentence that says what to do. */
    public Optional<String> oddCell() {
        return Optional.ofNullable(notes.oddCell());
    }

    /** A warning about labels that look like spellings of one label. */
    public Optional<String> similarLabels() {
        return Optional.ofNullable(notes.similarLabels());
    }

    DatasetColumn with(ColumnNotes known) {
        return new DatasetColumn(name, type, missing, min, max, mean, standardDeviation, categories, known);
    }
}
