package io.mlpservice.dataset;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Optional;

/**
 * A column of a data set with its statistics, which leave missing values out.
 *
 * @param name unique in the data set
 * @param type what the values are
 * @param missing how many rows have no value
 * @param min the smallest number; null where the column has no numbers, as are the next three
 * @param max the largest number
 * @param mean the arithmetic mean
 * @param standardDeviation the population's standard deviation, √(Σ(x − mean)² / n)
 * @param categories the values of a categorical or boolean column, the most frequent first, at most
 *        {@value #CATEGORIES_SHOWN}; null for a numeric one
 */
public record DatasetColumn(String name, ColumnType type, int missing, @Nullable Double min, @Nullable Double max,
        @Nullable Double mean, @Nullable Double standardDeviation, @Nullable List<Category> categories) {
    /** How many categories of a column are shown. */
    static final int CATEGORIES_SHOWN = 100;

    /** All different values of a categorical or boolean column; empty where {@code categories} may leave some out. */
    public Optional<List<String>> allCategories() {
        return Optional.ofNullable(categories).filter(shown -> shown.size() < CATEGORIES_SHOWN)
                .map(shown -> shown.stream().map(Category::value).toList());
    }
}
