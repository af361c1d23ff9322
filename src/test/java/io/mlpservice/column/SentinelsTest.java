package io.mlpservice.column;

import io.mlpservice.column.Sentinels.Sentinel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.Collections;
import java.util.Optional;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

import static org.assertj.core.api.Assertions.assertThat;

class SentinelsTest {
    @ParameterizedTest
    @CsvSource({"-1,18,30", "-1,0,0.9", "-9,0,5", "-99,0,50", "-99.9,0,50", "-999,-30,40", "-999.9,-30,40", "-9999,1,9",
        "999,0,100", "9999,-50,50", "99999,0,41310", "-999999,1,2", "1e20,0,1", "1.00000002004088e20,0,1",
        "9.96921e36,200,300", "3.4028235e38,-1,1", "-3.4028234663852886e38,-1,1", "-32768,0,255", "32767,0,16000",
        "2147483647,0,1e6", "-2147483648,-5,5"})
    void areFarFromAllOtherValues(double value, double least, double most) {
        assertThat(of(DoubleStream.concat(spread(least, most), repeated(value, 3)))).hasValue(
                new Sentinels(Collections.singletonList(new Sentinel(value, 3)), least, most));
    }

    @ParameterizedTest
    @CsvSource({"-1,0,100", "-1,-0.5,0", "-9,-3,3", "-99,-50,50", "-99,-30,10", "99,0,10", "99.99,0,10", "999.99,0,100",
        "999.9,0,100", "999,0,600", "1999,1950,2020", "9990,0,10", "-990,0,10", "998,0,10", "-888,0,10", "1000,0,10",
        "0,500,600", "1e21,0,1", "32766,0,10", "-1.7e308,0,1.7e308"})
    void areNoOtherValues(double value, double least, double most) {
        assertThat(of(DoubleStream.concat(spread(least, most), repeated(value, 3)))).isEmpty();
    }

    @Test
    void areRepeated() {
        assertThat(of(DoubleStream.concat(spread(0, 10), repeated(-999, 2)))).isPresent();
        assertThat(of(DoubleStream.concat(spread(0, 10), repeated(-999, 1)))).isEmpty();
        var many = IntStream.range(0, 1_000).mapToDouble(index -> index % 10).toArray();
        assertThat(of(DoubleStream.concat(DoubleStream.of(many), repeated(-999, 2)))).isEmpty();
        assertThat(of(DoubleStream.concat(DoubleStream.of(many), repeated(-999, 3)))).isPresent();
        assertThat(of(DoubleStream.concat(spread(0, 10), repeated(-999, 10_000)))).isPresent();
    }

    @ParameterizedTest
    @ValueSource(doubles = {-999, 9999})
    void needTwoOtherValues(double value) {
        assertThat(of(DoubleStream.concat(repeated(value, 9), repeated(1, 50)))).isEmpty();
        assertThat(of(repeated(value, 50))).isEmpty();
        assertThat(of(DoubleStream.concat(repeated(value, 9), DoubleStream.concat(repeated(1, 50), repeated(0, 50)))))
                .isPresent();
    }

    @Test
    void areNoLabelsAmongFew() {
        assertThat(of(DoubleStream.concat(repeated(-1, 50), DoubleStream.concat(repeated(1, 50), repeated(2, 50)))))
                .isEmpty();
    }

    @Test
    void mayBeSeveralAtBothEnds() {
        var values = DoubleStream.concat(DoubleStream.concat(spread(0, 30), repeated(-99, 3)),
                DoubleStream.concat(repeated(9999, 4), repeated(999, 5)));
        var found = of(values).orElseThrow();
        assertThat(found.found()).containsExactly(new Sentinel(9999, 4), new Sentinel(999, 5), new Sentinel(-99, 3));
        assertThat(found.sentence()).isEqualTo(
                "9999 occurs 4 times and 999 occurs 5 times and -99 occurs 3 times, but all other values lie between 0 and 30.");
    }

    /** Twenty values. */
    private static DoubleStream spread(double least, double most) {
        return IntStream.rangeClosed(0, 19).mapToDouble(step -> step == 19 ? most : least + (most - least) / 19 * step);
    }

    private static DoubleStream repeated(double value, int count) {
        return DoubleStream.generate(() -> value).limit(count);
    }

    private static Optional<Sentinels> of(DoubleStream values) {
        var numbers = values.sorted().toArray();
        var sorted = new SortedNumbers(numbers, numbers.length);
        return Sentinels.of(sorted, sorted.distinct());
    }
}
