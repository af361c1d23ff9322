package io.mlpservice.engine.optimizer;

import io.mlpservice.engine.hyperparameter.Hyperparameter;
import io.mlpservice.engine.matrix.Matrix;
import io.mlpservice.engine.matrix.Precision;
import io.mlpservice.engine.matrix.RowBlocks;
import io.mlpservice.engine.optimizer.OptimizerSpec.Adadelta;
import io.mlpservice.engine.optimizer.OptimizerSpec.Adam;
import io.mlpservice.engine.optimizer.OptimizerSpec.Lbfgs;
import io.mlpservice.engine.optimizer.OptimizerSpec.Sgd;
import io.mlpservice.engine.optimizer.OptimizerSpec.Stepwise;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

/** Optimizers follow their formulas. */
class OptimizersTest {
    private final Matrix parameters = Matrix.of(Precision.FLOAT64, new double[][]{{3, 4}});
    private final Matrix gradients = Matrix.zeros(Precision.FLOAT64, 1, 2);

    /** x² + y² from (3, 4): with rate 0.1, each step leaves 0.8 of the distance to the minimum. */
    @Test
    void descendsAParaboloid() {
        var optimizer = new Sgd(0.1, 0, false).start(parameters, RowBlocks.of(gradients));
        for (var step = 0; step < 8; step++) {
            paraboloid();
            optimizer.step(0.1);
        }
        assertThat(parameters.toArray()[0]).containsExactly(new double[]{0.50331648, 0.67108864}, within(1e-12));
        assertThat(paraboloid()).isCloseTo(0.70368744177664, within(1e-12));
    }

    @Test
    void followsTheFormulaOfAdadelta() {
        gradients.setRow(0, new double[]{2, -1});
        var optimizer = new Adadelta(1, 0.9, 1e-6).start(parameters, RowBlocks.of(gradients));
        optimizer.step(1);
        var first = Math.sqrt(1e-6 / (0.1 * 4 + 1e-6)) * 2;
        assertThat(parameters.get(0)).isCloseTo(3 - first, within(1e-15));

        optimizer.step(0.5);
        var steps = 0.1 * first * first;
        var second = Math.sqrt((steps + 1e-6) / (0.9 * 0.4 + 0.1 * 4 + 1e-6)) * 2;
        assertThat(parameters.get(0)).isCloseTo(3 - first - 0.5 * second, within(1e-15));
    }

    @Test
    void decaysEveryParameterWithAdamWEvenWithoutAGradient() {
        new Adam(0.1, 0.9, 0.999, 1e-8, 0.5).start(parameters, RowBlocks.of(gradients)).step(0.1);
        assertThat(parameters.get(0)).isCloseTo(3 * 0.95, within(1e-15));
        assertThat(parameters.get(1)).isCloseTo(4 * 0.95, within(1e-15));
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "LBFGS")
    void approachesTheMinimumWithEveryStepwiseOptimizer(OptimizerType type) {
        var spec = (Stepwise) type.with(number -> type.defaultOf(number).orElseThrow(), true);
        var optimizer = spec.start(parameters, RowBlocks.of(gradients));
        for (var step = 0; step < 100; step++) {
            paraboloid();
            optimizer.step(0.1);
        }
        assertThat(paraboloid()).isLessThan(25);
    }

    /** Rosenbrock's function has its minimum at (1, 1), at the end of a curved valley. */
    @Test
    void findsTheMinimumOfACurvedValleyByLbfgs() {
        parameters.setRow(0, new double[]{-1.2, 1});
        var descent = new LimitedMemoryDescent(new Lbfgs(10), parameters, gradients, this::rosenbrock);
        var steps = 0;
        while (descent.iterate()) {
            steps++;
        }
        assertThat(steps).isLessThan(60);
        assertThat(parameters.toArray()[0]).containsExactly(new double[]{1, 1}, within(1e-4));
    }

    @Test
    void stopsIfNoStepIsBetter() {
        var descent = new LimitedMemoryDescent(new Lbfgs(10), parameters, gradients, () -> {
            gradients.setRow(0, new double[]{1, 1});
            return parameters.get(0) == 3 && parameters.get(1) == 4 ? 0 : Double.NaN;
        });
        assertThat(descent.iterate()).isFalse();
        assertThat(parameters.toArray()[0]).containsExactly(3, 4);
    }

    @ParameterizedTest
    @CsvSource({"CONSTANT, 7, 1", "TIME_DECAY, 4, 0.5", "STEP, 9, 1", "STEP, 10, 0.5", "STEP, 20, 0.25",
        "EXPONENTIAL, 2, 0.25", "COSINE, 0, 1", "COSINE, 5, 0.5", "COSINE, 10, 0", "COSINE, 15, 0", "ADAPTIVE, 9, 1"})
    void changesTheRateByTheFormulaOfTheSchedule(ScheduleType type, int epoch, double factor) {
        var schedule = type.with(hyperparameter -> switch (hyperparameter) {
            case SCHEDULE_DECAY -> 0.25;
            case SCHEDULE_FACTOR -> 0.5;
            default -> 10;
        });
        assertThat(schedule.factor(epoch)).isCloseTo(factor, within(1e-15));
    }

    @Test
    void clipsOnlyGradientsAboveTheLimit() {
        gradients.setRow(0, new double[]{3, -4});
        new GradientClipping.Norm(6).apply(gradients);
        assertThat(gradients.toArray()[0]).containsExactly(3, -4);
        new GradientClipping.Norm(2.5).apply(gradients);
        assertThat(gradients.toArray()[0]).containsExactly(new double[]{1.5, -2}, within(1e-15));
        new GradientClipping.Value(1.75).apply(gradients);
        assertThat(gradients.toArray()[0]).containsExactly(new double[]{1.5, -1.75}, within(1e-15));
    }

    @Test
    void scalesTheWeightsOfAUnitBackToTheLimit() {
        var weights = Matrix.of(Precision.FLOAT64, new double[][]{{3, 4}, {0.3, 0.4}});
        new MaxNorm(1).apply(weights);
        assertThat(weights.toArray()[0]).containsExactly(new double[]{0.6, 0.8}, within(1e-15));
        assertThat(weights.toArray()[1]).containsExactly(0.3, 0.4);
    }

    @Test
    void refusesNumbersOutOfTheirRange() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Lbfgs(0));
        assertThatIllegalArgumentException().isThrownBy(() -> new GradientClipping.Norm(0));
        assertThat(OptimizerType.SGD.uses(Hyperparameter.LEARNING_RATE)).isTrue();
        assertThat(OptimizerType.LBFGS.uses(Hyperparameter.LEARNING_RATE)).isFalse();
    }

    private double paraboloid() {
        var x = parameters.get(0);
        var y = parameters.get(1);
        gradients.setRow(0, new double[]{2 * x, 2 * y});
        return x * x + y * y;
    }

    private double rosenbrock() {
        var x = parameters.get(0);
        var y = parameters.get(1);
        gradients.setRow(0, new double[]{-2 * (1 - x) - 400 * x * (y - x * x), 200 * (y - x * x)});
        return (1 - x) * (1 - x) + 100 * (y - x * x) * (y - x * x);
    }
}
