package io.mlpservice.column;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.DoubleStream;

import static org.assertj.core.api.Assertions.assertThat;

/** Numbers are sorted by their digits as the JDK sorts them by comparison. */
class NumberSortTest {
    private final NumberSort sort = new NumberSort();
    private final Random random = new Random(1);

    private void sortsAsTheJdk(double... numbers) {
        var expected = numbers.clone();
        Arrays.sort(expected);
        sort.sort(numbers, numbers.length);
        assertThat(Arrays.equals(numbers, expected)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 9_999, 10_000, 10_001, 65_536, 200_000})
    void whateverTheirNumber(int count) {
        sortsAsTheJdk(random.doubles(count, -1e6, 1e6).toArray());
    }

    @Test
    void whateverTheirBits() {
        sortsAsTheJdk(random.longs(50_000).mapToDouble(Double::longBitsToDouble)
                .filter(number -> !Double.isNaN(number)).toArray());
    }

    @Test
    void whereMostAreEqualOrTheSignOfZeroDiffers() {
        sortsAsTheJdk(random.ints(20_000, -1, 2).mapToDouble(number -> number * 0.0).toArray());
        sortsAsTheJdk(random.ints(20_000, 0, 9).mapToDouble(number -> number - 4).toArray());
        sortsAsTheJdk(DoubleStream.generate(() -> 7).limit(20_000).toArray());
        sortsAsTheJdk(DoubleStream.concat(DoubleStream.generate(() -> Double.MIN_VALUE).limit(20_000),
                DoubleStream.of(-Double.MAX_VALUE, Double.MAX_VALUE, Double.NEGATIVE_INFINITY,
                        Double.POSITIVE_INFINITY))
                .toArray());
    }

    @Test
    void leavesTheRestOfTheirRoomAsItIs() {
        var numbers = random.doubles(30_000).toArray();
        var rest = Arrays.copyOfRange(numbers, 20_000, 30_000);
        sort.sort(numbers, 20_000);
        assertThat(Arrays.copyOfRange(numbers, 20_000, 30_000)).isEqualTo(rest);
        assertThat(Arrays.copyOf(numbers, 20_000)).isSorted();
    }

    @Test
    void takesNoMemoryForFewOrVeryMany() {
        assertThat(NumberSort.bytes(9_999)).isZero();
        assertThat(NumberSort.bytes(10_000)).isEqualTo(80_000);
        assertThat(NumberSort.bytes(4_000_001)).isZero();
    }
}
