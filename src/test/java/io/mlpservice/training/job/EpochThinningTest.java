package io.mlpservice.training.job;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.Arrays;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

/** Of many epochs a few are shown, evenly spread, and the same ones again while more come. */
class EpochThinningTest {
    private static List<Integer> epochs(int first, int last, int maxPoints) {
        return Arrays.asList(EpochThinning.epochs(first, last, maxPoints));
    }

    @ParameterizedTest
    @CsvSource({"1, 1, 2", "1, 2, 2", "1, 3, 2", "1, 10, 10", "1, 11, 10", "5, 1000, 7", "1, 1000000, 500",
        "1, 2147483647, 2", "2147483647, 2147483647, 2", "1, 1000000, 10000"})
    void keepsTheFirstAndTheLastAndEverySecondFourthOrEighth(int first, int last, int maxPoints) {
        var shown = epochs(first, last, maxPoints);
        assertThat(shown).startsWith(first).endsWith(last).doesNotHaveDuplicates().isSorted();
        assertThat(shown).hasSizeLessThanOrEqualTo(maxPoints)
                .hasSizeGreaterThanOrEqualTo(Math.min(last - first + 1, maxPoints / 2));
        var stride = shown.size() > 1 ? shown.get(1) - first : 1;
        assertThat(shown.subList(0, shown.size() - 1)).allMatch(epoch -> (epoch - first) % stride == 0);
    }

    @Test
    void showsWhatWasShownAgainUntilEverySecondIsLeftOut() {
        assertThat(epochs(1, 12, 5)).containsExactly(1, 5, 9, 12);
        assertThat(epochs(1, 16, 5)).containsExactly(1, 5, 9, 13, 16);
        assertThat(epochs(1, 18, 5)).containsExactly(1, 9, 17, 18);
    }
}
