package io.mlpservice.dataset;

import io.mlpservice.engine.data.Column;
import org.jspecify.annotations.Nullable;

import java.util.Arrays;
import java.util.List;

/** Collects the distinct numbers of a column, in order, until there are too many. */
final class DistinctNumbers {
    private final DistinctValues budget;
    private double @Nullable [] numbers = new double[8];
    private int count;

    DistinctNumbers(DistinctValues budget) {
        this.budget = budget;
    }

    void accept(double number) {
        if (numbers == null) {
            return;
        }
        var known = number + 0.0; // −0 is 0
        var place = Arrays.binarySearch(numbers, 0, count, known);
        if (place >= 0) {
            return;
        }
        if (count == DatasetColumn.MOST_LABELS || !budget.admits(count)) {
            numbers = null;
        } else {
            numbers = inserted(numbers, -place - 1, known);
        }
    }

    private double[] inserted(double[] sorted, int place, double number) {
        var room = count < sorted.length ? sorted : Arrays.copyOf(sorted, 2 * count);
        System.arraycopy(room, place, room, place + 1, count - place);
        room[place] = number;
        count++;
        return room;
    }

    /** The numbers as labels; null if there were too many. */
    @Nullable
    List<String> labels() {
        return numbers == null ? null : Arrays.stream(numbers, 0, count).mapToObj(Column.Numeric::text).toList();
    }
}
