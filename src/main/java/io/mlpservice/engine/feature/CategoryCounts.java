package io.mlpservice.engine.feature;

import io.mlpservice.engine.data.Column;
import io.mlpservice.engine.data.Labels;
import io.mlpservice.engine.feature.CategoryEncoder.GapRule;

import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** How often the training rows of a column have each category. */
final class CategoryCounts {
    private final Map<String, Integer> counts;
    private final int gaps;

    CategoryCounts(Column column, int[] rows) {
        this.gaps = (int) IntStream.of(rows).filter(column::isMissing).count();
        this.counts = switch (column) {
            case Column.Categorical(var _, var categories, var codes) -> ofCodes(categories, codes, rows);
            case Column.Numeric(var _, var values) -> ofNumbers(values, rows);
        };
    }

    private static Map<String, Integer> ofCodes(List<String> categories, int[] codes, int[] rows) {
        var byCode = new int[categories.size()];
        IntStream.of(rows).map(row -> codes[row]).filter(code -> code >= 0).forEach(code -> byCode[code]++);
        return IntStream.range(0, byCode.length).filter(code -> byCode[code] > 0).boxed()
                .collect(Collectors.toMap(categories::get, code -> byCode[code]));
    }

    private static Map<String, Integer> ofNumbers(double[] values, int[] rows) {
        var byValue = new HashMap<Double, Integer>();
        IntStream.of(rows).mapToDouble(row -> values[row] + 0.0).filter(value -> !Double.isNaN(value))
                .forEach(value -> byValue.merge(value, 1, Integer::sum));
        return byValue.entrySet().stream()
                .collect(Collectors.toMap(entry -> Column.Numeric.text(entry.getKey()), Map.Entry::getValue));
    }

    /** The number of rows without a value. */
    int gaps() {
        return gaps;
    }

    /** All categories, in order. */
    List<String> categories() {
        return Labels.inOrder(counts.keySet().stream());
    }

    /**
     * An encoder with an input for each of the most frequent categories that have enough rows. If no category has, they
     * all count as frequent enough.
     */
    CategoryEncoder oneHot(EncodingSpec spec) {
        var frequentFirst = counts.keySet().stream()
                .sorted(Comparator.<String>comparingInt(this::count).reversed().thenComparing(Labels::compare))
                .toList();
        var enough = frequentFirst.stream().filter(category -> count(category) >= spec.minCategoryRows()).toList();
        var kept = (enough.isEmpty() ? frequentFirst : enough).stream().limit(spec.maxCategories()).toList();
        var isKept = new HashSet<>(kept);
        var categories = Labels.inOrder(kept.stream());
        var rare = Labels.inOrder(counts.keySet().stream().filter(category -> !isKept.contains(category)));
        return new CategoryEncoder(categories, rare, rule(spec.missing()),
                kept.isEmpty() ? -1 : categories.indexOf(kept.getFirst()));
    }

    private int count(String category) {
        return counts.getOrDefault(category, 0);
    }

    private GapRule rule(MissingValues missing) {
        return switch (missing) {
            case MEDIAN, MEAN, CONSTANT -> gaps > 0 ? GapRule.CATEGORY : GapRule.UNSEEN;
            case MOST_FREQUENT -> GapRule.MOST_FREQUENT;
            case DROP_ROW, REJECT -> GapRule.REFUSED;
        };
    }
}
