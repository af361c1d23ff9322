package io.mlpservice.scoring.run;

import io.mlpservice.engine.encoding.Prediction;
import io.mlpservice.engine.feature.Encoder.Oddity;
import io.mlpservice.platform.problem.FieldError;
import io.mlpservice.prediction.answer.AnsweredRow;
import io.mlpservice.prediction.row.OddValue;
import io.mlpservice.prediction.row.RowOddities;
import io.mlpservice.scoring.job.Tally;
import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;

class AnswerCollectorTest {
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
}
