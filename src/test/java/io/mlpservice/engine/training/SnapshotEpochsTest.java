package io.mlpservice.engine.training;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

import static org.assertj.core.api.Assertions.assertThat;

class SnapshotEpochsTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            200 | 0  | false |
            200 | 1  | false | 200
            200 | 1  | true  | 200
            200 | 2  | true  | 0 200
            200 | 3  | false | 0 1 200
            200 | 3  | true  | 0 200
            100 | 4  | false | 0 1 10 100
            16  | 6  | false | 0 1 2 4 8 16
            5   | 6  | false | 0 1 2 3 4 5
            5   | 6  | true  | 0 1 2 3 4 5
            5   | 60 | true  | 0 1 2 3 4 5
            1   | 60 | false | 0 1
            """)
    void areSpacedByTheLogarithm(int last, int most, boolean best, String epochs) {
        assertThat(SnapshotEpochs.of(last, most, best).stream()).containsExactlyElementsOf(
                epochs == null ? List.of() : Arrays.stream(epochs.split(" ")).map(Integer::valueOf).toList());
    }

    @ParameterizedTest
    @CsvSource({"200, 60", "1000000, 200", "60, 60", "61, 60", "7, 3", "1000000, 2"})
    void areAsManyAsThereMayBe(int last, int most) {
        var epochs = SnapshotEpochs.of(last, most, false).stream().toArray();
        assertThat(epochs).hasSize(most).startsWith(0).endsWith(last).doesNotHaveDuplicates().isSorted();
        assertThat(SnapshotEpochs.of(last, most, true).stream()).hasSize(most > 2 ? most - 1 : most);
    }

    @Test
    void growApart() {
        var epochs = SnapshotEpochs.of(1000, 60, false).stream().toArray();
        var distances = IntStream.range(1, epochs.length).map(index -> epochs[index] - epochs[index - 1]).toArray();
        assertThat(distances[1]).isEqualTo(1);
        assertThat(distances[distances.length - 1]).isEqualTo(91);
    }

    @Test
    void areKnown() {
        var epochs = SnapshotEpochs.of(100, 4, false);
        assertThat(IntStream.rangeClosed(0, 101).filter(epochs::contains)).containsExactly(0, 1, 10, 100);
        assertThat(SnapshotEpochs.NONE.isEmpty()).isTrue();
        assertThat(epochs.isEmpty()).isFalse();
    }
}
