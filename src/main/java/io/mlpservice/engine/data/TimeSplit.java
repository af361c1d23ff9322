package io.mlpservice.engine.data;

import org.jspecify.annotations.Nullable;

import java.util.Comparator;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * Trains on the earliest rows, validates on later and tests on the latest ones. Rows of the same time stay together:
 * each cut is at the change of time nearest to its fraction.
 *
 * @param column of numbers or dates
 * @param dates how the dates are written; null for numbers
 */
public record TimeSplit(String column, @Nullable DateOrder dates, HeldOut heldOut) implements FractionSplit {
    @Override
    public Split split(Rows rows, long seed) {
        var times = new Times(rows);
        var count = rows.count();
        var testFrom = heldOut.testRows(count) == 0 ? count : times.cut(count - heldOut.testRows(count), count);
        var trainingRows = heldOut.validationRows(count) == 0
                ? testFrom
                : times.cut(heldOut.trainingRows(count), testFrom);
        return Split.of(times.order, trainingRows, testFrom);
    }

    /** Cuts the rows into one period more than there are folds. Each fold but the first period trains on all before. */
    @Override
    public List<Split> folds(Rows rows, int folds, int repeat, long seed) {
        var times = new Times(rows);
        var cuts = IntStream.rangeClosed(0, folds + 1)
                .map(cut -> cut == 0 ? 0 : times.cut((int) ((long) rows.count() * cut / (folds + 1)), rows.count()))
                .toArray();
        cuts[folds + 1] = rows.count();
        if (IntStream.rangeClosed(0, folds).anyMatch(period -> cuts[period] >= cuts[period + 1])) {
            throw new UnsuitableDataException(
                    "the times in the column \"%s\" cannot be cut into %d periods, one more than there are folds; take fewer folds"
                            .formatted(column, folds + 1));
        }
        return IntStream.rangeClosed(1, folds)
                .mapToObj(period -> new Split(Rows.sorted(times.order, 0, cuts[period]), new int[0],
                        Rows.sorted(times.order, cuts[period], cuts[period + 1])))
                .toList();
    }

    /** The rows in the order of time. */
    private final class Times {
        private final double[] times;
        private final int[] order;

        Times(Rows rows) {
            times = read(rows.complete(column), rows);
            order = IntStream.of(rows.indexes()).boxed().sorted(Comparator.comparingDouble(row -> times[row]))
                    .mapToInt(Integer::intValue).toArray();
        }

        /** The place above 0 and below a limit where the time changes, nearest to a place; the limit if there is none. */
        int cut(int wanted, int limit) {
            IntPredicate changes = place -> place > 0 && place < limit
                    && times[order[place - 1]] < times[order[place]];
            return IntStream.range(0, order.length)
                    .flatMap(distance -> IntStream.of(wanted - distance, wanted + distance)).filter(changes).findFirst()
                    .orElse(limit);
        }
    }

    private double[] read(Column values, Rows rows) {
        var times = new double[values.size()];
        for (var row : rows.indexes()) {
            times[row] = values instanceof Column.Numeric(var _, var numbers) ? numbers[row] : time(values.text(row));
            if (Double.isNaN(times[row])) {
                throw new UnsuitableDataException(
                        "the column \"%s\" has \"%s\" in row %d (counted from 0), which is not a time"
                                .formatted(column, values.text(row), row));
            }
        }
        return times;
    }

    private double time(String text) {
        return dates == null ? Numbers.parse(text).orElse(Double.NaN) : dates.epochSeconds(text);
    }
}
