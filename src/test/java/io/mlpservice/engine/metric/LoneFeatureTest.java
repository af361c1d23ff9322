package io.mlpservice.engine.metric;

import io.mlpservice.engine.data.Column;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class LoneFeatureTest {
    private static final double GAP = Double.NaN;

    @Test
    void tellsARowByTheOthersWithItsValue() {
        assertThat(told(texts("p p p q q q r"), texts("a a a b b b a"))).isEqualTo(6);
        assertThat(told(texts("p p p q q q q"), texts("a a b b b b a"))).isEqualTo(3);
        assertThat(told(texts("p p q q"), texts("a b a b"))).isZero();
        assertThat(told(numbers(7, 7, 7, -7, -7, -7), texts("a a a b b c"))).isEqualTo(3);
    }

    @Test
    void tellsANumberOfItsOwnByItsNeighbors() {
        assertThat(told(numbers(9, 1, 2, 3, 7, 8), texts("b a a a b b"))).isEqualTo(4);
        assertThat(told(numbers(-2, -1, 0, 1, 2), texts("a a a a a"))).isEqualTo(5);
        assertThat(told(numbers(1, 2, 3, 4), texts("a b a b"))).isZero();
        assertThat(told(numbers(-0.0, 0, 1, 1), texts("a a b b"))).isEqualTo(4);
        assertThat(told(numbers(5), texts("a"))).isZero();
    }

    @Test
    void takesAMissingValueForAValueThatHasNoNeighbors() {
        assertThat(told(numbers(GAP, GAP, GAP, 1, 1), texts("a a a b b"))).isEqualTo(5);
        assertThat(told(numbers(GAP, 1, 2), texts("a a a"))).isEqualTo(2);
        assertThat(told(texts("- - - p q r"), texts("a a a b b b"))).isEqualTo(6);
    }

    @Test
    void countsTheMostFrequentClass() {
        assertThat(LoneFeature.mostFrequent(numbers(3, 1, 1, 2), all(4))).isEqualTo(2);
        assertThat(LoneFeature.mostFrequent(texts("a b a a"), new int[]{1, 2, 3})).isEqualTo(2);
        assertThat(LoneFeature.mostFrequent(texts("a"), new int[0])).isZero();
    }

    @Test
    void correlatesRanks() {
        assertThat(correlation(numbers(1, 2, 3, 4), numbers(1, 10, 100, 1000))).isEqualTo(1);
        assertThat(correlation(numbers(1e-300, 2, -3, 1e300), numbers(-2, -3, 4, -5))).isEqualTo(-1);
        // ranks 1 2.5 2.5 4 and 1 3 2 4: 4.5 / √(4.5 · 5)
        assertThat(correlation(numbers(1, 2, 2, 3), numbers(1, 3, 2, 4))).isCloseTo(Math.sqrt(0.9), within(1e-15));
        assertThat(correlation(numbers(5, 5, 5), numbers(1, 2, 3))).isZero();
        assertThat(correlation(numbers(1, GAP, 3, 2), numbers(1, 9, 3, 2))).isEqualTo(1);
    }

    @Test
    void correlatesNothingThatIsMostlyMissingOrTheSame() {
        assertThat(correlation(numbers(1, GAP, GAP, 3, GAP), numbers(1, 2, 3, 4, 5))).isZero();
        assertThat(correlation(numbers(0, 0, 0, 1, 2), numbers(0, 0, 0, 1, 2))).isZero();
    }

    @Test
    void takesTheMostRowsThatThereMayBe() {
        var rows = LoneFeature.MOST_ROWS;
        IntToDoubleFunction spread = row -> (row * 5_003 % rows - rows / 2) * 1e5;
        var numbers = numbers(IntStream.range(0, rows).mapToDouble(spread).toArray());
        assertThat(correlation(numbers, numbers)).isEqualTo(1);
        var sign = numbers(IntStream.range(0, rows).mapToDouble(row -> Math.signum(spread.applyAsDouble(row) + 1))
                .toArray());
        assertThat(told(numbers, sign)).isEqualTo(rows - 2);
    }

    private static int told(Column feature, Column target) {
        return LoneFeature.rightRows(feature, target, all(target.size()));
    }

    private static double correlation(Column.Numeric feature, Column.Numeric target) {
        return LoneFeature.rankCorrelation(feature, target, all(target.size()));
    }

    private static int[] all(int rows) {
        return IntStream.range(0, rows).toArray();
    }

    private static Column.Numeric numbers(double... values) {
        return new Column.Numeric("n", values);
    }

    /** Words; a hyphen is a missing value. */
    private static Column.Categorical texts(String words) {
        var values = List.of(words.split(" "));
        var categories = values.stream().filter(word -> !word.equals("-")).distinct().toList();
        return new Column.Categorical("t", categories,
                Stream.of(words.split(" ")).mapToInt(categories::indexOf).toArray());
    }
}
