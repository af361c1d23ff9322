package io.mlpservice.engine.pipeline;

import io.mlpservice.engine.data.Batching;
import io.mlpservice.engine.data.SplitSpec;
import io.mlpservice.engine.encoding.ModelSchema;
import io.mlpservice.engine.encoding.Prediction;
import io.mlpservice.engine.encoding.Target;
import io.mlpservice.engine.encoding.Task;
import io.mlpservice.engine.feature.Feature;
import io.mlpservice.engine.function.ActivationType;
import io.mlpservice.engine.function.CrossEntropy;
import io.mlpservice.engine.function.Distance;
import io.mlpservice.engine.function.Elementwise;
import io.mlpservice.engine.function.Initializer;
import io.mlpservice.engine.function.LossReduction;
import io.mlpservice.engine.function.Objective;
import io.mlpservice.engine.function.Penalty;
import io.mlpservice.engine.matrix.Precision;
import io.mlpservice.engine.metric.Metrics;
import io.mlpservice.engine.model.TrainedModel;
import io.mlpservice.engine.network.Initialization;
import io.mlpservice.engine.network.LayerSpec;
import io.mlpservice.engine.network.NetworkSpec;
import io.mlpservice.engine.optimizer.OptimizerSpec;
import io.mlpservice.engine.pipeline.PipelineOutcome.Trained;
import io.mlpservice.engine.scaling.Scaling;
import io.mlpservice.engine.scaling.TargetScaling;
import io.mlpservice.engine.training.Learning;
import io.mlpservice.engine.training.StopReason;
import io.mlpservice.engine.training.Stopping;
import io.mlpservice.engine.training.TrainingPlan;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import static io.mlpservice.engine.pipeline.ExampleFits.SIZE;
import static io.mlpservice.engine.pipeline.ExampleFits.SIZE_AND_EDGE;
import static io.mlpservice.engine.pipeline.ExampleFits.TABLE;
import static io.mlpservice.engine.pipeline.ExampleFits.fit;
import static io.mlpservice.engine.pipeline.ExampleFits.measured;
import static io.mlpservice.engine.pipeline.ExampleFits.spec;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

/** One network learns several targets of two classes each. */
class SeveralTargetsTest {
    @ParameterizedTest
    @EnumSource
    void predictsSeveralTargetsOfTwoClassesAtOnce(Precision precision) {
        var trained = fit(SIZE_AND_EDGE, ActivationType.SIGMOID, precision);
        var model = TrainedModel.fromBytes(trained.model().toBytes());
        var answers = model.predict(new double[][]{{0.1}, {2.2}, {3.8}, {5.8}}).stream()
                .map(answer -> ((Prediction.Labels) answer).targets()).toList();

        assertThat(answers).extracting(targets -> targets.get(0).label()).containsExactly("small", "small", "large",
                "large");
        assertThat(answers).extracting(targets -> targets.get(1).label()).containsExactly("1", "0", "0", "1");
        assertThat(answers).allSatisfy(targets -> assertThat(targets).allSatisfy(
                target -> assertThat(Arrays.stream(target.probabilities()).sum()).isEqualTo(1, within(1e-12))));
        assertThat(((Metrics.Classification) measured(trained.measures().training()).metrics()).scores().accuracy())
                .isGreaterThan(0.85);
        assertThat(model.evaluate(TABLE)).isEqualTo(trained.model().evaluate(TABLE));
    }

    /** Output units without a hidden layer share nothing, and the loss is the sum over them. */
    @Test
    void learnsEachOfSeveralTargetsAsIfItWereAlone() {
        var together = logistic(SIZE_AND_EDGE);
        var alone = SIZE_AND_EDGE.targets().stream()
                .map(target -> logistic(
                        new ModelSchema(Task.CLASSIFICATION, Feature.numeric(List.of("x")), List.of(target))))
                .toList();

        for (var target = 0; target < 2; target++) {
            var unit = alone.get(target).parameters().getFirst();
            assertThat(together.parameters().getFirst().weights()[target]).containsExactly(unit.weights()[0],
                    within(1e-12));
            assertThat(together.parameters().getFirst().biases()[target]).isEqualTo(unit.biases()[0], within(1e-12));
        }
        assertThat(together.evaluate(TABLE).loss())
                .isEqualTo(alone.stream().mapToDouble(model -> model.evaluate(TABLE).loss()).sum(), within(1e-12));
    }

    private static TrainedModel logistic(ModelSchema schema) {
        var network = new NetworkSpec(1, List.of(new LayerSpec(schema.targets().size(), Elementwise.SIGMOID)));
        var learning = Learning.plain(new OptimizerSpec.Sgd(0.1, 0, false), new Batching.MiniBatch(8), true);
        var plan = new TrainingPlan(network, new Initialization.Drawn(Initializer.ZEROS),
                new Objective(CrossEntropy.BINARY_CROSS_ENTROPY, LossReduction.MEAN, Penalty.NONE), learning,
                Stopping.after(20), schema.score(), Precision.FLOAT64, 1);
        var spec = new PipelineSpec(schema, Scaling.STANDARD, TargetScaling.NONE, SplitSpec.NONE, plan);
        return ((Trained) Pipeline.fit(spec, TABLE, PipelineListener.NONE)).model();
    }

    @Test
    void holdsOutEveryCombinationOfClassesInProportion() {
        var trained = fit(SIZE_AND_EDGE, ActivationType.SIGMOID, Precision.FLOAT32);
        var test = (Metrics.Classification) Optional.ofNullable(trained.measures().test()).orElseThrow().metrics();
        assertThat(test.targets()).allSatisfy(target -> assertThat(target.confusion())
                .allSatisfy(row -> assertThat(row.stream().mapToInt(Integer::intValue).sum()).isEqualTo(6)));
    }

    @Test
    void refusesAnOutputLayerThatDoesNotFitTheTargets() {
        assertThatIllegalArgumentException().isThrownBy(() -> spec(SIZE_AND_EDGE, ActivationType.SOFTMAX,
                Precision.FLOAT32));
        var spec = spec(SIZE_AND_EDGE, ActivationType.SIGMOID, Precision.FLOAT32);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new PipelineSpec(SIZE_AND_EDGE, spec.encoding(), spec.targetScaling(), spec.split(),
                        spec.plan(),
                        new RowWeighting(new ClassWeights.Balanced(), Optional.empty()), Optional.empty()))
                .withMessageContaining("weight");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ModelSchema(Task.CLASSIFICATION, Feature.numeric(List.of("x")),
                        List.of(SIZE.targets().getFirst(), new Target("edge", List.of("0", "1", "2")))));
    }

    @ParameterizedTest
    @EnumSource(value = ActivationType.class, names = {"BINARY_STEP", "BIPOLAR_STEP"})
    void separatesTheClassesOfOneOrTwoTargetsByThePerceptronRule(ActivationType step) {
        assertThat(learnedByPerceptronRule(step, SIZE.targets())).isEqualTo(1);
        assertThat(learnedByPerceptronRule(step,
                List.of(SIZE.targets().getFirst(), new Target("big", List.of("no", "yes"))))).isEqualTo(1);
    }

    private static double learnedByPerceptronRule(ActivationType step, List<Target> targets) {
        var schema = new ModelSchema(Task.CLASSIFICATION, Feature.numeric(List.of("x")), targets);
        var network = new NetworkSpec(1, List.of(new LayerSpec(targets.size(), step.withDefaults())));
        var learning = Learning.plain(new OptimizerSpec.Perceptron(0.1), new Batching.Sequential(), true);
        var plan = new TrainingPlan(network, new Initialization.Auto(),
                new Objective(Distance.HALF_SQUARED_ERROR, LossReduction.MEAN, Penalty.NONE), learning,
                Stopping.after(500), schema.score(), Precision.FLOAT64, 1);
        var outcome = (Trained) Pipeline.fit(
                new PipelineSpec(schema, Scaling.STANDARD, TargetScaling.NONE, SplitSpec.NONE, plan), TABLE,
                PipelineListener.NONE);

        assertThat(outcome.reason()).isEqualTo(StopReason.CONVERGED);
        return ((Metrics.Classification) measured(outcome.measures().training()).metrics()).scores().accuracy();
    }
}
