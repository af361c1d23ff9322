package io.mlpservice.training.job;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.List;
import java.util.stream.IntStream;

import static org.assertj.core.api.Assertions.assertThat;

/** Of many epochs a few are chosen, evenly spread, and the same ones again while more come. */
class EpochThinningTest {
    private static List<Integer> epochs(int after, int last, int most) {
        return EpochThinning.of(after, last, most).epochs(after, last).boxed().toList();
    }

    @ParameterizedTest
    @CsvSource({"0, 1, 2", "0, 2, 2", "0, 3, 2", "0, 10, 10", "0, 11, 10", "4, 1000, 7", "5, 1000, 7",
        "0, 1000000, 500",
        "0, 2147483647, 2", "2147483646, 2147483647, 2", "0, 1000000, 10000", "7, 8, 2"})
    void choosesEverySecondFourthOrEighthAndTheLast(int after, int last, int most) {
        var chosen = epochs(after, last, most);
        assertThat(chosen).endsWith(last).doesNotHaveDuplicates().isSorted().allMatch(epoch -> epoch > after);
        assertThat(chosen).hasSizeLessThanOrEqualTo(most)
                .hasSizeGreaterThanOrEqualTo(Math.min(last - after, most / 2));
        assertThat(chosen.subList(0, chosen.size() - 1)).allMatch(EpochThinning.of(after, last, most)::keeps);
    }

    @Test
    void choosesAllThatItKeeps() {
        for (var most = 2; most < 12; most++) {
            for (var last = 1; last < 60; last++) {
                for (var after = 0; after < last; after++) {
                    var thinning = EpochThinning.of(after, last, most);
                    var end = last;
                    assertThat(epochs(after, last, most)).isEqualTo(IntStream.rangeClosed(after + 1, last)
                            .filter(epoch -> thinning.keeps(epoch) || epoch == end).boxed().toList());
                }
            }
        }
    }

    @Test
    void choosesWhatItChoseBeforeUntilEverySecondIsLeftOut() {
        assertThat(epochs(0, 12, 5)).containsExactly(1, 5, 9, 12);
        assertThat(epochs(0, 16, 5)).containsExactly(1, 5, 9, 13, 16);
        assertThat(epochs(0, 18, 5)).containsExactly(1, 9, 17, 18);
    }

    @Test
    void choosesTheSameBehindAnyEpoch() {
        assertThat(epochs(6, 16, 4)).containsExactly(9, 13, 16);
        assertThat(epochs(9, 16, 3)).containsExactly(13, 16);
    }
}
