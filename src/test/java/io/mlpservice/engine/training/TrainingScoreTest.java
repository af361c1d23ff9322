package io.mlpservice.engine.training;

import io.mlpservice.engine.data.Batching;
import io.mlpservice.engine.data.Samples;
import io.mlpservice.engine.function.Activation;
import io.mlpservice.engine.function.CrossEntropy;
import io.mlpservice.engine.function.Distance;
import io.mlpservice.engine.function.Elementwise;
import io.mlpservice.engine.function.Loss;
import io.mlpservice.engine.function.LossReduction;
import io.mlpservice.engine.function.Objective;
import io.mlpservice.engine.function.Penalty;
import io.mlpservice.engine.matrix.Matrix;
import io.mlpservice.engine.matrix.Precision;
import io.mlpservice.engine.network.Initialization;
import io.mlpservice.engine.network.LayerParameters;
import io.mlpservice.engine.network.LayerSpec;
import io.mlpservice.engine.network.NetworkSpec;
import io.mlpservice.engine.optimizer.OptimizerSpec;
import io.mlpservice.engine.random.RandomStream;
import io.mlpservice.engine.random.RandomStream.Purpose;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import java.util.ArrayList;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/** The score of the training rows, each measured before the step of its batch. */
class TrainingScoreTest {
    private static final int ROWS = 50;

    private static List<EpochReport> train(TrainingPlan plan, Samples samples, @Nullable Samples validation) {
        var reports = new ArrayList<EpochReport>();
        Trainer.train(plan, samples, validation, new TrainingListener() {
            @Override
            public void epochFinished(EpochReport report) {
                reports.add(report);
            }
        });
        return reports;
    }

    private static TrainingPlan plan(NetworkSpec network, Initialization initialization, Loss loss, Score score,
            double rate, int batch, Precision precision) {
        return new TrainingPlan(network, initialization, new Objective(loss, LossReduction.MEAN, Penalty.NONE),
                Learning.plain(new OptimizerSpec.Sgd(rate, 0, false), new Batching.MiniBatch(batch), false),
                Stopping.after(1), score, precision, 3);
    }

    /** One unit that starts at 0 and learns a row per step. */
    private static double scoreOfOneUnit(Activation activation, Loss loss, Score score, Samples samples) {
        var zero = new Initialization.Given(List.of(new LayerParameters(new double[][]{{0}}, new double[]{0})));
        var network = new NetworkSpec(1, List.of(new LayerSpec(1, activation)));
        return train(plan(network, zero, loss, score, 0.1, 1, Precision.FLOAT64), samples, null).getFirst()
                .trainingScore().orElseThrow();
    }

    private static Samples samples(double[][] inputs, double[][] targets, double... weights) {
        return new Samples(Matrix.of(Precision.FLOAT64, inputs), Matrix.of(Precision.FLOAT64, targets), weights);
    }

    /** The first error is −1 and makes weight and bias 0.2, so that the second is 0.6 − 3. */
    @Test
    void comparesSquaredErrorsBeforeEachStepWithTheVariationOfTheTargets() {
        var samples = samples(new double[][]{{1}, {2}}, new double[][]{{1}, {3}}, 1, 1);
        assertThat(scoreOfOneUnit(Elementwise.IDENTITY, Distance.SQUARED_ERROR, Score.R2, samples))
                .isCloseTo(1 - (1 + 2.4 * 2.4) / 2, within(1e-12));
    }

    /** The first output is one half, which is not above it; the step makes the second right. */
    @ParameterizedTest
    @EnumSource(names = {"ACCURACY", "SUBSET_ACCURACY"})
    void countsRowsWhateverTheirWeights(Score score) {
        var samples = samples(new double[][]{{1}, {1}}, new double[][]{{1}, {1}}, 1, 0);
        assertThat(scoreOfOneUnit(Elementwise.SIGMOID, CrossEntropy.BINARY_CROSS_ENTROPY, score, samples))
                .isEqualTo(0.5);
    }

    @Test
    void isUndefinedForTargetsThatAreAllEqual() {
        var network = new NetworkSpec(1, List.of(new LayerSpec(1, Elementwise.IDENTITY)));
        var plan = plan(network, new Initialization.Auto(), Distance.SQUARED_ERROR, Score.R2, 0.1, 1,
                Precision.FLOAT64);
        var samples = samples(new double[][]{{1}, {2}}, new double[][]{{0.1}, {0.1}}, 1, 1);
        assertThat(train(plan, samples, samples)).singleElement()
                .satisfies(report -> assertThat(report.trainingScore()).isEmpty())
                .satisfies(report -> assertThat(report.validationScore()).isEmpty());
    }

    /** With steps of no size, each row is measured with the parameters of the end, as the validation rows are. */
    @ParameterizedTest
    @CsvSource({"ACCURACY, 3, FLOAT32", "ACCURACY, 3, FLOAT64", "ACCURACY, 1, FLOAT32", "SUBSET_ACCURACY, 2, FLOAT32",
        "SUBSET_ACCURACY, 2, FLOAT64", "R2, 1, FLOAT32", "R2, 2, FLOAT64"})
    void equalsThatOfAPassOverAllRows(Score score, int outputs, Precision precision) {
        var samples = noise(outputs, score == Score.R2, precision);
        var network = new NetworkSpec(2,
                List.of(new LayerSpec(5, Elementwise.TANH), new LayerSpec(outputs, Elementwise.IDENTITY)));
        var plan = plan(network, new Initialization.Auto(), Distance.SQUARED_ERROR, score, 1e-15, 7, precision);
        var report = train(plan, samples, samples).getFirst();
        assertThat(report.trainingScore().orElseThrow()).isLessThan(1)
                .isCloseTo(report.validationScore().orElseThrow(), within(1e-6));
    }

    private static Samples noise(int outputs, boolean numbers, Precision precision) {
        var stream = RandomStream.of(0, Purpose.SPLIT, 1);
        var inputs = Matrix.zeros(precision, ROWS, 2);
        var targets = Matrix.zeros(precision, ROWS, outputs);
        for (var row = 0; row < ROWS; row++) {
            inputs.set(row, 0, stream.normal(2L * row));
            inputs.set(row, 1, stream.normal(2L * row + 1));
            for (var output = 0; output < outputs; output++) {
                var number = stream.normal(1000 + row * (long) outputs + output);
                targets.set(row, output, numbers ? number : row % (outputs + 1) == output ? 1 : 0);
            }
        }
        return new Samples(inputs, targets);
    }
}
