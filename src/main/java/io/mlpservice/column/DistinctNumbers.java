package io.mlpservice.column;

import io.mlpservice.engine.data.Column;
import org.jspecify.annotations.Nullable;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** Collects the distinct numbers of a column, each where its bits say, until there are too many. */
public final class DistinctNumbers {
    private static final int FEWEST_PLACES = 16;
    /** Of the places, at most this share is taken, so that a free one is near. */
    private static final int PLACES_OF_NUMBER = 4;

    private final DistinctValues budget;
    private double[] numbers = new double[FEWEST_PLACES];
    /** How each number is spelled where it first occurs; null at a place that is free. */
    private @Nullable String[] spellings = new String[FEWEST_PLACES];
    private @Nullable String secondSpelling;
    private int count;
    private boolean tooMany;

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
    public void accept(double number, CellText cell) {
        if (tooMany) {
            return;
        }
        var known = number + 0.0; // −0 is 0
        var place = place(known);
        var there = spellings[place];
        if (there != null) {
            compare(there, cell);
        } else {
            add(place, known, cell);
        }
    }

    private void add(int place, double number, CellText cell) {
        if (count == DatasetColumn.MOST_LABELS || !budget.admits(count)) {
            tooMany = true;
            numbers = new double[0];
            spellings = new String[0];
        } else {
            numbers[place] = number;
            spellings[place] = cell.toString();
            count++;
            if (PLACES_OF_NUMBER * count > numbers.length) {
                grow();
            }
        }
    }

    private void grow() {
        var known = numbers;
        var spelled = spellings;
        numbers = new double[2 * known.length];
        spellings = new String[numbers.length];
        for (var index = 0; index < known.length; index++) {
            if (spelled[index] != null) {
                var place = place(known[index]);
                numbers[place] = known[index];
                spellings[place] = spelled[index];
            }
        }
    }

    /** Where a number is, or else would be. */
    private int place(double number) {
        var last = numbers.length - 1;
        var bits = Double.doubleToRawLongBits(number) * 0x9E3779B97F4A7C15L;
        var place = (int) (bits >>> 40) & last;
        while (spellings[place] != null && numbers[place] != number) {
            place = place + 1 & last;
        }
        return place;
    }

    private void compare(String first, CellText cell) {
        if (secondSpelling == null && !cell.is(first)) {
            secondSpelling = "'%s' and '%s' are the same number, so they count as one label.".formatted(first, cell);
        }
    }

    /** A warning if a number occurs in two spellings, such as 1.1 and 1.10. */
    @Nullable
    String secondSpelling() {
        return tooMany ? null : secondSpelling;
    }

    /** The numbers as labels, in ascending order; null if there were too many. */
    @Nullable
    List<String> labels() {
        return tooMany
                ? null
                : Arrays.stream(IntStream.range(0, numbers.length).filter(place -> spellings[place] != null)
                        .mapToDouble(place -> numbers[place]).sorted().toArray()).mapToObj(Column.Numeric::text)
                        .toList();
    }
}
