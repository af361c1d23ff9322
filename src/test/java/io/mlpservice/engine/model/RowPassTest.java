package io.mlpservice.engine.model;

import io.mlpservice.engine.encoding.Prediction;
import io.mlpservice.engine.function.ActivationType;
import io.mlpservice.engine.function.LossType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/** A pass of rows answers as predictions and traces do. */
class RowPassTest {
    private static final double ROUNDING = 1e-12;

    @ParameterizedTest
    @MethodSource("io.mlpservice.engine.model.DeepModels#networks")
    void showsWhatEachHiddenUnitHandsOn(ActivationType hidden, ActivationType output, LossType loss, int outputs) {
        var model = DeepModels.of(hidden, output, loss.withDefaults(), outputs);
        var layers = model.trace(List.of(DeepModels.instance(outputs)), 0.01, 1, Optional.empty()).layers();
        var seen = new ArrayList<Integer>();

        new RowPass(model, 3).run(3, (row, codes) -> System.arraycopy(DeepModels.ROW, 0, codes, 0, codes.length),
                (row, _, units) -> {
                    seen.add(row);
                    for (var layer = 0; layer < 2; layer++) {
                        var expected = layers.get(layer).values().outputs();
                        for (var unit = 0; unit < expected.length; unit++) {
                            assertThat(units.get(layer, unit)).isCloseTo(expected[unit], within(ROUNDING));
                        }
                    }
                });
        assertThat(seen).containsExactly(0, 1, 2);
    }

    @Test
    void answersManyRowsAsPredictionsDo() {
        var model = DeepModels.of(ActivationType.TANH, ActivationType.IDENTITY,
                LossType.HALF_SQUARED_ERROR.withDefaults(), 2);
        var rows = new double[1000][];
        var answers = new ArrayList<double[]>();
        new RowPass(model, rows.length).run(rows.length, (row, codes) -> {
            codes[row % codes.length] = row;
            rows[row] = codes.clone();
        }, (_, prediction, _) -> answers.add(((Prediction.Numbers) prediction).values()));

        var expected = model.predict(rows);
        for (var row = 0; row < rows.length; row++) {
            assertThat(answers.get(row)).containsExactly(((Prediction.Numbers) expected.get(row)).values());
        }
    }

    @Test
    void knowsTheStrengthOfEachUnitByTheWeightsAboveIt() {
        var model = DeepModels.of(ActivationType.RELU, ActivationType.IDENTITY,
                LossType.HALF_SQUARED_ERROR.withDefaults(), 2);
        var parameters = model.parameters();
        var last = new double[4];
        for (var weights : parameters.get(2).weights()) {
            for (var unit = 0; unit < 4; unit++) {
                last[unit] += Math.abs(weights[unit]);
            }
        }
        var first = new double[4];
        for (var unit = 0; unit < 4; unit++) {
            first[unit] = share(last, unit);
            for (var above = 0; above < 4; above++) {
                first[unit] += share(last, above) * Math.abs(parameters.get(1).weights()[above][unit]);
            }
        }

        var strengths = ConnectionStrength.of(model);
        assertThat(strengths).hasDimensions(2, 4);
        for (var unit : List.of(0, 1, 2, 3)) {
            assertThat(strengths[1][unit]).isCloseTo(share(last, unit), within(ROUNDING));
            assertThat(strengths[0][unit]).isCloseTo(share(first, unit), within(ROUNDING));
        }
    }

    private static double share(double[] strengths, int unit) {
        return strengths[unit] / (strengths[0] + strengths[1] + strengths[2] + strengths[3]);
    }
}
