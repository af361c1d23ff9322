package io.mlpservice.column;

import io.mlpservice.engine.data.Column;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;

/**
 * Numbers that seem to stand for missing values, such as −999: some of a few numbers, repeated at an end of the range of a
 * column, and farther from all others than these are from each other.
 *
 * @param found at least one
 * @param least the smallest of all other values
 * @param most the largest of them
 */
public record Sentinels(List<Sentinel> found, double least, double most) {
    private static final int FEWEST = 3;
    /** In a small table, two are enough if they are at least this share of the values. */
    private static final double SHARE = 0.01;
    /** −1 may be a label among few others. */
    private static final int FEWEST_BESIDE_MINUS_ONE = 10;
    private static final int FEWEST_NINES = 3;
    /** The limits of 16 and 32 bits, and the values that NetCDF, climate models and maps are filled with. */
    private static final double[] WELL_KNOWN = {-32768, 32767, -2147483648, 2147483647, 9.969209968386869e36, 1e20,
        -1e20, Float.MAX_VALUE, -Float.MAX_VALUE};
    /** As far as single precision may change a number. */
    private static final double ROUNDED = 1e-6;

    /**
     * One such number.
     *
     * @param count how many rows hold it
     */
    public record Sentinel(double value, int count) {
        /** The number in the fewest digits. */
        public String text() {
            return Column.Numeric.text(value);
        }
    }

    /**
     * Finds them in a column.
     *
     * @param distinct how many different numbers it has
     */
    static Optional<Sentinels> of(SortedNumbers sorted, int distinct) {
        var numbers = sorted.numbers();
        var found = new ArrayList<Sentinel>();
        var from = 0;
        var to = sorted.count();
        while (true) {
            var below = countBelow(numbers, from, to);
            var above = countAbove(numbers, from, to);
            var others = distinct - found.size() - 1;
            if (isOne(numbers, from + below, to, numbers[from], below, others, sorted.count())) {
                found.add(new Sentinel(numbers[from], below));
                from += below;
            } else if (isOne(numbers, from, to - above, numbers[to - 1], above, others, sorted.count())) {
                found.add(new Sentinel(numbers[to - 1], above));
                to -= above;
            } else {
                return found.isEmpty()
                        ? Optional.empty()
                        : Optional.of(new Sentinels(List.copyOf(found), numbers[from], numbers[to - 1]));
            }
        }
    }

    /** How many numbers equal the first one. */
    private static int countBelow(double[] numbers, int from, int to) {
        var end = from;
        while (end < to && numbers[end] == numbers[from]) {
            end++;
        }
        return end - from;
    }

    private static int countAbove(double[] numbers, int from, int to) {
        var start = to;
        while (start > from && numbers[start - 1] == numbers[to - 1]) {
            start--;
        }
        return to - start;
    }

    /** Whether a number is one: the others, at least two different ones, are between two places. */
    private static boolean isOne(double[] numbers, int from, int to, double value, int count, int others, int total) {
        if (others < 2 || !isRepeated(count, total)) {
            return false;
        }
        var least = numbers[from];
        var most = numbers[to - 1];
        return Math.max(least - value, value - most) > most - least && looksLikeOne(value, least, others);
    }

    private static boolean isRepeated(int count, int total) {
        return count >= FEWEST || (count > 1 && count >= SHARE * total);
    }

    private static boolean looksLikeOne(double value, double least, int others) {
        if (value == -1) {
            return least >= 0 && others >= FEWEST_BESIDE_MINUS_ONE;
        }
        return isOfNines(value, least) || DoubleStream.of(WELL_KNOWN)
                .anyMatch(known -> Math.abs(value - known) <= ROUNDED * Math.abs(known));
    }

    /** −9, −99 and −99.9 where no other is negative, −999 anywhere. Prices end in nines: of these only 999, 9999 and so on. */
    private static boolean isOfNines(double value, double least) {
        var number = new BigDecimal(Column.Numeric.text(value)).stripTrailingZeros();
        var mayBe = value < 0 ? number.scale() >= 0 : number.scale() == 0;
        return mayBe && (number.precision() >= FEWEST_NINES || (value < 0 && least >= 0))
                && number.unscaledValue().abs().toString().chars().allMatch(digit -> digit == '9');
    }

    /** What they are and where the other values lie, as a sentence. */
    public String sentence() {
        return "%s, but all other values lie between %s and %s.".formatted(found.stream()
                .map(each -> "%s occurs %,d times".formatted(each.text(), each.count()))
                .collect(Collectors.joining(" and ")), Column.Numeric.text(least), Column.Numeric.text(most));
    }
}
