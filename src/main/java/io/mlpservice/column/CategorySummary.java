package io.mlpservice.column;

import io.mlpservice.engine.data.Column;
import io.mlpservice.engine.data.Labels;
import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/**
 * Counts the values of a column of text. Values of the same frequency are ordered by code point. Once there are too many
 * different values, new ones are no longer counted one by one, and how many there are is estimated.
 */
public final class CategorySummary implements ColumnSummary {
    private static final int MOST_COUNTED = 200_000;
    private static final int MOST_CHARACTERS = 1 << 24;
    private static final Comparator<Category> MOST_FREQUENT_FIRST = Comparator.comparingLong(Category::count).reversed()
            .thenComparing(Category::value, Labels::compare);

    private final ColumnShape shape;
    private final DistinctValues budget;
    private final TextCounts counts = new TextCounts();
    private final TextForm form = new TextForm();
    private @Nullable DistinctEstimate estimate;
    private double earliest = Double.POSITIVE_INFINITY;
    private double latest = Double.NEGATIVE_INFINITY;
    private long characters;
    private int rows;
    private int missing;

    /**
     * Statistics of a column that is not numeric.
     *
     * @param budget how many distinct values all columns together may still keep
     */
    public CategorySummary(ColumnShape shape, DistinctValues budget) {
        this.shape = shape;
        this.budget = budget;
    }

    @Override
    public void accept(Column piece) {
        var values = (Column.Categorical) piece;
        var ofPiece = new int[values.categories().size()];
        for (var code : values.codes()) {
            if (code < 0) {
                missing++;
            } else {
                ofPiece[code]++;
            }
        }
        rows += values.size();
        for (var code = 0; code < ofPiece.length; code++) {
            if (ofPiece[code] > 0) {
                accept(values.categories().get(code), ofPiece[code]);
            }
        }
    }

    private void accept(String value, int times) {
        form.accept(value, times);
        if (shape.dateOrder() != null) {
            accept(shape.dateOrder().epochSeconds(value));
        }
        if (estimate != null) {
            estimate.accept(value);
            counts.addIfKnown(value, times);
        } else if (counts.add(value, times)) {
            characters += value.length();
            estimate = counts.size() > MOST_COUNTED || characters > MOST_CHARACTERS ? estimate() : null;
        }
    }

    private DistinctEstimate estimate() {
        var begun = new DistinctEstimate();
        counts.texts().forEach(begun::accept);
        return begun;
    }

    private void accept(double seconds) {
        earliest = Math.min(earliest, seconds);
        latest = Math.max(latest, seconds);
    }

    @Override
    public DatasetColumn column() {
        var type = type();
        var distinct = estimate == null ? counts.size() : null;
        var labels = distinct != null && budget.admitsAll(distinct)
                ? counts.texts().stream().sorted(Labels::compare).toList()
                : null;
        var isCategories = type == ColumnType.CATEGORICAL || type == ColumnType.BOOLEAN;
        var similar = isCategories && labels != null
                ? SimilarLabels.sentence(labels, type == ColumnType.BOOLEAN).orElse(null)
                : null;
        return new DatasetColumn(shape.name(), type, ColumnRole.FEATURE, null, shape.dateOrder(), null, missing,
                distinct, null, null, null, null, null, null, time(earliest), time(latest),
                isCategories ? categories() : null,
                isCategories ? distinct : null,
                new ColumnNotes(labels, oddCell(), similar, uselessness(type)));
    }

    private @Nullable String oddCell() {
        var mayBeTimes = shape.oddCell() == null && !shape.given() && shape.type() == ColumnType.CATEGORICAL;
        return mayBeTimes ? UnreadTimes.sentence(counts.texts().iterator()).orElse(null) : shape.oddCell();
    }

    private ColumnType type() {
        var isText = !shape.given() && shape.type() == ColumnType.CATEGORICAL
                && (form.isUnique(distinct()) || form.isFree(distinct()));
        return isText ? ColumnType.TEXT : shape.type();
    }

    private long distinct() {
        return estimate == null ? counts.size() : estimate.count();
    }

    private @Nullable Uselessness uselessness(ColumnType type) {
        if (missing == rows) {
            return Uselessness.EMPTY;
        }
        if (missing == 0 && rows >= Uselessness.FEWEST_ROWS && counts.size() == 1) {
            return Uselessness.CONSTANT;
        }
        if (type != ColumnType.TEXT) {
            return null;
        }
        return form.isUnique(distinct()) && !form.isFree(distinct()) ? Uselessness.UNIQUE_TEXT : Uselessness.FREE_TEXT;
    }

    private List<Category> categories() {
        var shown = new PriorityQueue<Category>(MOST_FREQUENT_FIRST.reversed());
        counts.categories().forEach(category -> {
            shown.add(category);
            if (shown.size() > DatasetColumn.CATEGORIES_SHOWN) {
                shown.remove();
            }
        });
        return shown.stream().sorted(MOST_FREQUENT_FIRST).toList();
    }

    private static @Nullable Instant time(double seconds) {
        return Double.isFinite(seconds) ? Instant.ofEpochMilli(Math.round(seconds * 1000)) : null;
    }
}
