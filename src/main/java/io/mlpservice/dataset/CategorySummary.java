package io.mlpservice.dataset;

import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;

/**
 * Counts the values of a categorical or boolean column. Values of the same frequency are ordered by code point. Once
 * the data set has too many different values, new ones are no longer counted.
 */
final class CategorySummary implements ColumnSummary {
    private static final Comparator<Category> MOST_FREQUENT_FIRST = Comparator.comparingLong(Category::count).reversed()
            .thenComparing(Category::value);

    private final ColumnType type;
    private final DistinctValues distinct;
    private final Map<String, Integer> counts = new HashMap<>();
    private boolean complete = true;
    private int missing;

    CategorySummary(ColumnType type, DistinctValues distinct) {
        this.type = type;
        this.distinct = distinct;
    }

    @Override
    public void accept(String cell) {
        if (cell.isEmpty()) {
            missing++;
        } else if (counts.containsKey(cell) || distinct.admits(counts.size())) {
            counts.merge(cell, 1, Integer::sum);
        } else {
            complete = false;
        }
    }

    @Override
    public DatasetColumn column(String name) {
        var categories = counts.entrySet().stream().map(entry -> new Category(entry.getKey(), entry.getValue()))
                .sorted(MOST_FREQUENT_FIRST).limit(DatasetColumn.CATEGORIES_SHOWN).toList();
        var labels = complete && counts.size() <= DatasetColumn.MOST_LABELS
                ? counts.keySet().stream().sorted().toList()
                : null;
        return new DatasetColumn(name, type, missing, null, null, null, null, categories,
                new ColumnNotes(labels, null, labels == null ? null : SimilarLabels.sentence(labels).orElse(null)));
    }
}
