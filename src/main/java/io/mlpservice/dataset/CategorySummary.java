package io.mlpservice.dataset;

import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;

/**
 * Counts the values of a column of text or booleans. Equally frequent values are ordered by code point. Values that
 * turn up after the data set's first million of different ones are not counted.
 */
final class CategorySummary implements ColumnSummary {
    private static final Comparator<Category> MOST_FREQUENT_FIRST = Comparator.comparingLong(Category::count).reversed()
            .thenComparing(Category::value);

    private final ColumnType type;
    private final DistinctValues distinct;
    private final Map<String, Integer> counts = new HashMap<>();
    private int missing;

    CategorySummary(ColumnType type, DistinctValues distinct) {
        this.type = type;
        this.distinct = distinct;
    }

    @Override
    public void accept(String cell) {
        if (cell.isEmpty()) {
            missing++;
        } else if (counts.containsKey(cell) || distinct.take()) {
            counts.merge(cell, 1, Integer::sum);
        }
    }

    @Override
    public DatasetColumn column(String name) {
        var categories = counts.entrySet().stream().map(entry -> new Category(entry.getKey(), entry.getValue()))
                .sorted(MOST_FREQUENT_FIRST).limit(DatasetColumn.CATEGORIES_SHOWN).toList();
        return new DatasetColumn(name, type, missing, null, null, null, null, categories);
    }
}
