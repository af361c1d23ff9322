package io.mlpservice.scoring;

import io.mlpservice.engine.encoding.Prediction;
import io.mlpservice.engine.feature.Encoder.Oddity;
import io.mlpservice.platform.problem.FieldError;
import io.mlpservice.prediction.AnsweredRow;
import io.mlpservice.prediction.OddValue;
import io.mlpservice.prediction.RowOddities;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;

class TallyTest {
    private final AnswerCollector collector = new AnswerCollector(List.of("a", "b"));

    private void answered(RowOddities oddities) {
        collector.write(new AnsweredRow(0, new Prediction.Numbers(new double[]{1}), List.of(), List.of(), List.of(),
                oddities));
    }

    @Test
    void countsRowsByColumnAndKind() {
        answered(new RowOddities(List.of(new OddValue(1, Oddity.GAP, null, Double.NaN),
                new OddValue(0, Oddity.UNSEEN, null, Double.NaN)), 2));
        answered(new RowOddities(
                List.of(new OddValue(1, Oddity.GAP, null, Double.NaN),
                        new OddValue(0, Oddity.OUT_OF_RANGE, null, Double.NaN)),
                12));
        collector.write(new AnsweredRow(2, null, List.of(), List.of(), List.of(FieldError.at("/a", "x", "y")),
                RowOddities.NONE));
        assertThat(collector.tally()).isEqualTo(
                new Tally(1, 1, Map.of("a", new Tally.Odd(0, 1, 1), "b", new Tally.Odd(2, 0, 0))));
        assertThat(collector.answers()).hasSize(3);
    }

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
    void warnsInSentences() {
        assertThat(new Tally(1200, 0, Map.of("a", new Tally.Odd(0, 7, 0))).warnings(5000)).containsExactly(
                "1,200 of 5,000 rows could not be predicted; in the result, their error says why.",
                "'a' has a category that no training row has in 7 of 5,000 rows.");
    }
}
