package io.mlpservice.column;

import io.mlpservice.engine.data.Column;
import org.jspecify.annotations.Nullable;

import java.util.Arrays;
import java.util.List;

/** Collects the distinct numbers of a column, in order, until there are too many. */
public final class DistinctNumbers {
    private final DistinctValues budget;
    private double @Nullable [] numbers = new double[8];
    /** How each number is spelled where it first occurs. */
    private String[] spellings = new String[8];
    private @Nullable String secondSpelling;
    private int count;

    /**
     * No numbers so far.
     *
     * @param budget how many distinct values all columns together may still keep
     */
    public DistinctNumbers(DistinctValues budget) {
        this.budget = budget;
    }

    /**
     * Takes the next number.
     *
     * @param cell how the file spells it
     */
    public void accept(double number, String cell) {
        if (numbers == null) {
            return;
        }
        var known = number + 0.0; // −0 is 0
        var place = Arrays.binarySearch(numbers, 0, count, known);
        if (place >= 0) {
            compare(spellings[place], cell);
            return;
        }
        if (count == DatasetColumn.MOST_LABELS || !budget.admits(count)) {
            numbers = null;
        } else {
            numbers = inserted(numbers, -place - 1, known, cell);
        }
    }

    private void compare(String first, String cell) {
        if (secondSpelling == null && !first.equals(cell)) {
            secondSpelling = "'%s' and '%s' are the same number, so they count as one label.".formatted(first, cell);
        }
    }

    private double[] inserted(double[] sorted, int place, double number, String cell) {
        var room = count < sorted.length ? sorted : Arrays.copyOf(sorted, 2 * count);
        spellings = count < sorted.length ? spellings : Arrays.copyOf(spellings, 2 * count);
        System.arraycopy(room, place, room, place + 1, count - place);
        System.arraycopy(spellings, place, spellings, place + 1, count - place);
        room[place] = number;
        spellings[place] = cell;
        count++;
        return room;
    }

    /** A warning if a number occurs in two spellings, such as 1.1 and 1.10. */
    @Nullable
    String secondSpelling() {
        return numbers == null ? null : secondSpelling;
    }

    /** The numbers as labels; null if there were too many. */
    @Nullable
    List<String> labels() {
        return numbers == null ? null : Arrays.stream(numbers, 0, count).mapToObj(Column.Numeric::text).toList();
    }
}
