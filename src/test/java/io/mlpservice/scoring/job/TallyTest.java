package io.mlpservice.scoring.job;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;

class TallyTest {
    @Test
    void addsUp() {
        var first = new Tally(1, 0, Map.of("a", new Tally.Odd(1, 2, 3)));
        var second = new Tally(2, 1, Map.of("a", new Tally.Odd(1, 1, 1), "b", new Tally.Odd(0, 0, 1)));
        assertThat(first.plus(second))
                .isEqualTo(new Tally(3, 1, Map.of("a", new Tally.Odd(2, 3, 4), "b", new Tally.Odd(0, 0, 1))));
        assertThat(Tally.NONE.plus(first)).isEqualTo(first);
    }

    @Test
    void warnsOfNothingWhereNothingIsOdd() {
        assertThat(Tally.NONE.warnings(1000)).isEmpty();
        assertThat(new Tally(0, 0, Map.of("a", new Tally.Odd(0, 0, 0))).warnings(5)).isEmpty();
    }

    @Test
    void keepsWhatIsKnownOfTheDataSet() {
        var known = Tally.NONE.with(List.of("Known."));
        assertThat(known.plus(new Tally(1, 0, Map.of())).warnings(5)).containsExactly("Known.",
                "1 of 5 rows could not be predicted; in the result, their error says why.");
    }

    @Test
    void warnsInSentences() {
        assertThat(new Tally(1200, 0, Map.of("a", new Tally.Odd(0, 7, 0))).warnings(5000)).containsExactly(
                "1,200 of 5,000 rows could not be predicted; in the result, their error says why.",
                "'a' has a category that no training row has in 7 of 5,000 rows.");
    }
}
