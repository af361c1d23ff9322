package io.mlpservice.engine.data;

import io.mlpservice.engine.random.RandomStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;

class StratifiedSampleTest {
    @ParameterizedTest
    @CsvSource({"50 50 50, 10, 4 3 3", "90 9 1, 10, 8 1 1", "90 9 1, 100, 90 9 1", "60 30 10, 5, 3 1 1",
        "7 7 7, 2, 1 1 0",
        "1000000000 1000000000, 1000, 500 500", "97 1 1 1, 4, 1 1 1 1", "5 3 2, 7, 4 2 1"})
    void keepsTheSharesOfTheClasses(String sizes, int count, String drawn) {
        assertThat(StratifiedSample.shares(numbers(sizes), count)).containsExactly(numbers(drawn));
    }

    @Test
    void drawsRowsOfEachClassInTheOrderOfTheTable() {
        var codes = IntStream.range(0, 100).map(row -> row % 10 == 0 ? -1 : row % 2).toArray();
        var column = new Column.Categorical("c", List.of("a", "b"), codes);

        var rows = StratifiedSample.draw(column, 20, 3);

        assertThat(rows).doesNotHaveDuplicates().isSorted();
        assertThat(Arrays.stream(rows).filter(row -> codes[row] == -1).count()).isEqualTo(2);
        assertThat(Arrays.stream(rows).filter(row -> codes[row] == 1).count()).isEqualTo(10);
        assertThat(StratifiedSample.draw(column, 20, 3)).isEqualTo(rows);
        assertThat(StratifiedSample.draw(column, 20, 4)).isNotEqualTo(rows);
        assertThat(StratifiedSample.draw(column, 100, 3)).isEqualTo(IntStream.range(0, 100).toArray());
    }

    @Test
    void drawsEachNumberEquallyOften() {
        var counts = new int[10];
        for (var seed = 0; seed < 10_000; seed++) {
            var drawn = RandomStream.of(seed, RandomStream.Purpose.SAMPLE, 0).sample(3, 10);
            assertThat(drawn).hasSize(3).doesNotHaveDuplicates().isSorted();
            IntStream.of(drawn).forEach(number -> counts[number]++);
        }
        // 3,000 expected of each; the standard deviation is 46.
        assertThat(IntStream.of(counts)).allMatch(count -> count > 2800 && count < 3200);
    }

    private static int[] numbers(String text) {
        return Stream.of(text.split(" ")).mapToInt(Integer::parseInt).toArray();
    }
}
