package io.mlpservice.engine.data;

import org.junit.jupiter.api.Test;

import java.util.Arrays;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/** A split uses every row, follows the fractions and is reproducible. */
class SplitTest {
    private static final int[] CLASSES = IntStream.range(0, 150).map(row -> row / 50).toArray();

    @Test
    void takesTheLastRowsForTestingWithoutShuffling() {
        var split = Split.of(new SplitSpec(0.1, 0.2, false, false), new int[10], 0);
        assertThat(split.training()).containsExactly(0, 1, 2, 3, 4, 5, 6);
        assertThat(split.validation()).containsExactly(7);
        assertThat(split.test()).containsExactly(8, 9);
    }

    @Test
    void usesEveryRowOnce() {
        var split = Split.of(new SplitSpec(0.1, 0.2, true, true), CLASSES, 3);
        assertThat(Stream.of(split.training(), split.validation(), split.test()).flatMapToInt(Arrays::stream).sorted()
                .toArray())
                .isEqualTo(IntStream.range(0, 150).toArray());
    }

    @Test
    void keepsTheClassProportionsIfStratified() {
        var split = Split.of(new SplitSpec(0.1, 0.2, true, true), CLASSES, 3);
        assertThat(classCounts(split.training())).containsExactly(35, 35, 35);
        assertThat(classCounts(split.validation())).containsExactly(5, 5, 5);
        assertThat(classCounts(split.test())).containsExactly(10, 10, 10);
    }

    @Test
    void dependsOnlyOnTheSeed() {
        var spec = new SplitSpec(0.1, 0.2, true, false);
        assertThat(Split.of(spec, CLASSES, 3).test()).isEqualTo(Split.of(spec, CLASSES, 3).test());
        assertThat(Split.of(spec, CLASSES, 3).test()).isNotEqualTo(Split.of(spec, CLASSES, 4).test());
    }

    @Test
    void refusesToHoldOutEverythingOrToStratifyWithoutShuffling() {
        assertThatIllegalArgumentException().isThrownBy(() -> new SplitSpec(0.5, 0.5, true, false));
        assertThatIllegalArgumentException().isThrownBy(() -> new SplitSpec(0.1, 0.1, false, true));
    }

    private static int[] classCounts(int[] rows) {
        return IntStream.range(0, 3)
                .map(label -> (int) Arrays.stream(rows).filter(row -> CLASSES[row] == label).count())
                .toArray();
    }
}
