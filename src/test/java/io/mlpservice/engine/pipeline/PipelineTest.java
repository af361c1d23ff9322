package io.mlpservice.engine.pipeline;

import io.mlpservice.engine.data.Batching;
import io.mlpservice.engine.data.Column;
import io.mlpservice.engine.data.SplitSpec;
import io.mlpservice.engine.data.Table;
import io.mlpservice.engine.encoding.ModelSchema;
import io.mlpservice.engine.encoding.Polynomial;
import io.mlpservice.engine.encoding.Prediction;
import io.mlpservice.engine.encoding.Scaling;
import io.mlpservice.engine.encoding.Target;
import io.mlpservice.engine.encoding.Task;
import io.mlpservice.engine.encoding.UnsuitableDataException;
import io.mlpservice.engine.function.Activation;
import io.mlpservice.engine.function.ActivationType;
import io.mlpservice.engine.function.CrossEntropy;
import io.mlpservice.engine.function.Distance;
import io.mlpservice.engine.function.Elementwise;
import io.mlpservice.engine.function.Initializer;
import io.mlpservice.engine.function.Loss;
import io.mlpservice.engine.function.LossReduction;
import io.mlpservice.engine.function.Maxout;
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
import io.mlpservice.engine.training.Learning;
import io.mlpservice.engine.training.Score;
import io.mlpservice.engine.training.StopReason;
import io.mlpservice.engine.training.Stopping;
import io.mlpservice.engine.training.TrainingPlan;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

/** Tables become models that answer in the words and units of their columns. */
class PipelineTest {
    private static final double[] X = IntStream.range(0, 60).mapToDouble(row -> row / 10.0).toArray();
    private static final Table TABLE = new Table(List.of(new Column.Numeric("x", X),
            new Column.Numeric("line", DoubleStream.of(X).map(x -> 1000 + 50 * x).toArray()),
            new Column.Categorical("size", List.of("small", "large"),
                    DoubleStream.of(X).mapToInt(x -> x < 3 ? 0 : 1).toArray()),
            new Column.Numeric("edge",
                    IntStream.range(0, 60).mapToDouble(row -> row < 15 || row >= 45 ? 1 : 0).toArray()),
            new Column.Categorical("big", List.of("no", "yes"),
                    DoubleStream.of(X).mapToInt(x -> x < 4 ? 0 : 1).toArray()),
            new Column.Numeric("gap", DoubleStream.of(X).map(x -> x == 2 ? Double.NaN : x).toArray())));
    private static final Table PARABOLA = parabolaTable();
    private static final ModelSchema LINE = new ModelSchema(Task.REGRESSION, List.of("x"),
            List.of(new Target("line", List.of())));
    private static final ModelSchema SIZE = new ModelSchema(Task.CLASSIFICATION, List.of("x"),
            List.of(new Target("size", List.of("large", "small"))));
    private static final ModelSchema SIZE_AND_EDGE = new ModelSchema(Task.CLASSIFICATION, List.of("x"),
            List.of(SIZE.targets().getFirst(), new Target("edge", List.of("0", "1"))));

    @ParameterizedTest
    @EnumSource
    void answersARegressionInTheTargetsOwnUnit(Precision precision) {
        var trained = fit(LINE, ActivationType.IDENTITY, precision);
        var answer = (Prediction.Numbers) trained.model().predict(new double[][]{{2.5}}).getFirst();

        assertThat(answer.values()[0]).isBetween(1110.0, 1140.0);
        assertThat(((Metrics.Regression) trained.training()).r2()).isGreaterThan(0.98);
        assertThat(trained.training().rows()).isEqualTo(42);
        assertThat(trained.validation()).isNotNull().extracting(Metrics::rows).isEqualTo(6);
        assertThat(trained.test()).isNotNull().extracting(Metrics::rows).isEqualTo(12);
    }

    @ParameterizedTest
    @EnumSource
    void answersSeveralTargetsOfTwoClassesAtOnce(Precision precision) {
        var trained = fit(SIZE_AND_EDGE, ActivationType.SIGMOID, precision);
        var model = TrainedModel.fromBytes(trained.model().toBytes());
        var answers = model.predict(new double[][]{{0.1}, {2.2}, {3.8}, {5.8}}).stream()
                .map(answer -> ((Prediction.Labels) answer).targets()).toList();

        assertThat(answers).extracting(targets -> targets.get(0).label()).containsExactly("small", "small", "large",
                "large");
        assertThat(answers).extracting(targets -> targets.get(1).label()).containsExactly("1", "0", "0", "1");
        assertThat(answers).allSatisfy(targets -> assertThat(targets).allSatisfy(
                target -> assertThat(Arrays.stream(target.probabilities()).sum()).isEqualTo(1, within(1e-12))));
        assertThat(((Metrics.Classification) trained.training()).accuracy()).isGreaterThan(0.85);
        assertThat(model.evaluate(TABLE)).isEqualTo(trained.model().evaluate(TABLE));
    }

    /** Units without a common layer below them share nothing, and the loss adds up what each is off. */
    @Test
    void learnsEachOfSeveralTargetsAsItWouldAlone() {
        var together = logistic(SIZE_AND_EDGE);
        var alone = SIZE_AND_EDGE.targets().stream()
                .map(target -> logistic(new ModelSchema(Task.CLASSIFICATION, List.of("x"), List.of(target)))).toList();

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
        var spec = new PipelineSpec(schema, Scaling.STANDARD, Scaling.NONE, SplitSpec.NONE, plan);
        return ((Trained) Pipeline.fit(spec, TABLE, PipelineListener.NONE)).model();
    }

    @Test
    void holdsOutEveryCombinationOfClassesInProportion() {
        var trained = fit(SIZE_AND_EDGE, ActivationType.SIGMOID, Precision.FLOAT32);
        var test = (Metrics.Classification) Optional.ofNullable(trained.test()).orElseThrow();
        assertThat(test.targets()).allSatisfy(target -> assertThat(target.confusion())
                .allSatisfy(row -> assertThat(row.stream().mapToInt(Integer::intValue).sum()).isEqualTo(6)));
    }

    @Test
    void refusesUnitsThatDoNotAnswerForTheTargets() {
        assertThatIllegalArgumentException().isThrownBy(() -> spec(SIZE_AND_EDGE, ActivationType.SOFTMAX,
                Precision.FLOAT32));
        var spec = spec(SIZE_AND_EDGE, ActivationType.SIGMOID, Precision.FLOAT32);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new PipelineSpec(SIZE_AND_EDGE, Polynomial.NONE, spec.featureScaling(),
                        spec.targetScaling(), spec.split(), spec.plan(),
                        new RowWeighting(new ClassWeights.Balanced(), Optional.empty()), Optional.empty()))
                .withMessageContaining("weight");
        assertThatIllegalArgumentException().isThrownBy(() -> new ModelSchema(Task.CLASSIFICATION, List.of("x"),
                List.of(SIZE.targets().getFirst(), new Target("edge", List.of("0", "1", "2")))));
    }

    @ParameterizedTest
    @EnumSource(value = ActivationType.class, names = {"SOFTMAX", "SIGMOID"})
    void answersAClassWithTheProbabilitiesOfAll(ActivationType output) {
        var model = fit(SIZE, output, Precision.FLOAT32).model();
        var answers = model.predict(new double[][]{{0.5}, {5.5}});

        assertThat(answers).extracting(answer -> ((Prediction.Label) answer).label()).containsExactly("small", "large");
        assertThat(answers).allSatisfy(answer -> assertThat(
                Arrays.stream(((Prediction.Label) answer).probabilities()).sum()).isBetween(1 - 1e-6, 1 + 1e-6));
    }

    @ParameterizedTest
    @EnumSource
    void predictsTheSameBitsAfterBeingWrittenAndRead(Precision precision) {
        var model = fit(LINE, ActivationType.IDENTITY, precision).model();
        var copy = TrainedModel.fromBytes(model.toBytes());
        var rows = new double[300][1];
        Arrays.setAll(rows, row -> new double[]{row / 50.0});

        assertThat(values(copy, rows)).isEqualTo(values(model, rows));
        assertThat(copy.schema()).isEqualTo(model.schema());
        assertThat(copy.evaluate(TABLE)).isEqualTo(model.evaluate(TABLE));
    }

    /** x² is out of reach of a line; the answer needs the powers, their scales and their order, also after reading. */
    @Test
    void answersByPowersAndProductsOfFeatures() {
        var model = ((Trained) Pipeline.fit(parabola(Scaling.STANDARD, Precision.FLOAT64), PARABOLA,
                PipelineListener.NONE)).model();
        var copy = TrainedModel.fromBytes(model.toBytes());
        var rows = new double[][]{{2, 3}, {-1, 4}};

        assertThat(values(model, rows)).containsExactly(new double[]{2 * 2 - 2 * 3, 1 + 4}, within(1e-3));
        assertThat(values(copy, rows)).isEqualTo(values(model, rows));
        assertThat(copy.evaluate(PARABOLA)).isEqualTo(model.evaluate(PARABOLA));
        assertThat(copy.parameters().getFirst().weights()[0]).hasSize(5);
    }

    @Test
    void answersNothingForRowsWhosePowersGrowTooLarge() {
        var model = ((Trained) Pipeline.fit(parabola(Scaling.STANDARD, Precision.FLOAT32), PARABOLA,
                PipelineListener.NONE)).model();

        var answers = values(model, new double[][]{{2, 3}, {1e200, 0}, {1e30, 1}});
        assertThat(answers[0]).isFinite();
        assertThat(answers).endsWith(Double.NaN, Double.NaN);
        var huge = new Table(List.of(new Column.Numeric("a", new double[]{1, 2}),
                new Column.Numeric("b", new double[]{1, 1e30}), new Column.Numeric("y", new double[]{1, 2})));
        assertThatExceptionOfType(UnsuitableDataException.class).isThrownBy(() -> model.evaluate(huge))
                .withMessageContaining("\"b·b\"");
        assertThatExceptionOfType(UnsuitableDataException.class)
                .isThrownBy(() -> Pipeline.fit(parabola(Scaling.NONE, Precision.FLOAT32), huge, PipelineListener.NONE))
                .withMessageContaining("\"b·b\"");
    }

    @Test
    void refusesToScalePowersBeyondADouble() {
        var huge = new Table(List.of(new Column.Numeric("a", new double[]{1, 1e160}),
                new Column.Numeric("b", new double[]{1, 1}), new Column.Numeric("y", new double[]{1, 2})));
        assertThatExceptionOfType(UnsuitableDataException.class).isThrownBy(
                () -> Pipeline.fit(parabola(Scaling.STANDARD, Precision.FLOAT64), huge, PipelineListener.NONE))
                .withMessageContaining("\"a·a\" cannot be scaled");
    }

    private static PipelineSpec parabola(Scaling scaling, Precision precision) {
        var schema = new ModelSchema(Task.REGRESSION, List.of("a", "b"), List.of(new Target("y", List.of())));
        var plan = new TrainingPlan(new NetworkSpec(5, List.of(new LayerSpec(1, Elementwise.IDENTITY))),
                new Initialization.Drawn(Initializer.ZEROS),
                new Objective(Distance.HALF_SQUARED_ERROR, LossReduction.MEAN, Penalty.NONE),
                Learning.plain(new OptimizerSpec.Lbfgs(10), new Batching.FullBatch(), true),
                Stopping.after(200), Score.R2, precision, 1);
        return new PipelineSpec(schema, new Polynomial(2, true), scaling, Scaling.NONE, SplitSpec.NONE, plan,
                RowWeighting.EQUAL, Optional.empty());
    }

    @Test
    void refusesBytesThatAreDamagedCutShortOrNoModel() {
        var bytes = fit(LINE, ActivationType.IDENTITY, Precision.FLOAT32).model().toBytes();
        var damaged = bytes.clone();
        damaged[bytes.length / 2] ^= 1;
        assertThatIllegalArgumentException().isThrownBy(() -> TrainedModel.fromBytes(damaged))
                .withMessageContaining("damaged");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TrainedModel.fromBytes(Arrays.copyOf(bytes, bytes.length - 9)));
        assertThatIllegalArgumentException().isThrownBy(() -> TrainedModel.fromBytes(new byte[100]))
                .withMessageContaining("not a model");
    }

    /** Every kind of layer and loss, with numbers that are no defaults. */
    @ParameterizedTest
    @EnumSource
    void keepsEverySettingOfANetworkInItsBytes(Precision precision) {
        var layers = List.of(new LayerSpec(4, new Maxout(3), true, 0.1, false, 0.5),
                new LayerSpec(4, new Activation.Prelu(), true, 0, true, 1),
                new LayerSpec(4, new Activation.LeakyRelu(0.3)), new LayerSpec(4, new Activation.Elu(2)),
                new LayerSpec(1, Elementwise.IDENTITY));
        var objective = new Objective(new Loss.Huber(0.7), LossReduction.SUM, new Penalty(0.001, 0.002));
        var learning = Learning.plain(new OptimizerSpec.RmsProp(0.001, 0.9, 1e-8), new Batching.MiniBatch(8), true);
        var plan = new TrainingPlan(new NetworkSpec(1, 0.05, layers), new Initialization.Auto(), objective, learning,
                Stopping.after(3), Score.R2, precision, 1);
        var spec = new PipelineSpec(LINE, Scaling.STANDARD, Scaling.STANDARD, SplitSpec.NONE, plan);
        var model = ((Trained) Pipeline.fit(spec, TABLE, PipelineListener.NONE)).model();
        var copy = TrainedModel.fromBytes(model.toBytes());

        assertThat(copy.network()).isEqualTo(plan.network());
        assertThat(copy.objective()).isEqualTo(objective);
        assertThat(copy.evaluate(TABLE)).isEqualTo(model.evaluate(TABLE));
        assertThat(copy.statistics()).usingRecursiveComparison().isEqualTo(model.statistics());
        assertThat(copy.toBytes()).isEqualTo(model.toBytes());
    }

    @ParameterizedTest
    @EnumSource(value = ActivationType.class, names = {"BINARY_STEP", "BIPOLAR_STEP"})
    void tellsTheClassesOfOneOrTwoTargetsApartByThePerceptronRule(ActivationType step) {
        assertThat(learnedByPerceptronRule(step, SIZE.targets())).isEqualTo(1);
        assertThat(learnedByPerceptronRule(step,
                List.of(SIZE.targets().getFirst(), new Target("big", List.of("no", "yes"))))).isEqualTo(1);
    }

    private static double learnedByPerceptronRule(ActivationType step, List<Target> targets) {
        var schema = new ModelSchema(Task.CLASSIFICATION, List.of("x"), targets);
        var network = new NetworkSpec(1, List.of(new LayerSpec(targets.size(), step.withDefaults())));
        var learning = Learning.plain(new OptimizerSpec.Perceptron(0.1), new Batching.Sequential(), true);
        var plan = new TrainingPlan(network, new Initialization.Auto(),
                new Objective(Distance.HALF_SQUARED_ERROR, LossReduction.MEAN, Penalty.NONE), learning,
                Stopping.after(500), schema.score(), Precision.FLOAT64, 1);
        var outcome = (Trained) Pipeline.fit(
                new PipelineSpec(schema, Scaling.STANDARD, Scaling.NONE, SplitSpec.NONE, plan), TABLE,
                PipelineListener.NONE);

        assertThat(outcome.reason()).isEqualTo(StopReason.CONVERGED);
        return ((Metrics.Classification) outcome.training()).accuracy();
    }

    @Test
    void weighsRowsByTheirClassAndAColumn() {
        var table = new Table(List.of(new Column.Numeric("weight", new double[]{1, 2, 1, 4}),
                new Column.Categorical("class", List.of("a", "b"), new int[]{0, 0, 0, 1})));
        var classes = new int[]{0, 0, 0, 1};
        var rows = new int[]{0, 1, 2, 3};
        var labels = List.of("a", "b");

        assertThat(new RowWeighting(new ClassWeights.Balanced(), Optional.empty()).weights(table, labels, classes,
                rows, true)).containsExactly(new double[]{4 / 6.0, 4 / 6.0, 4 / 6.0, 2}, within(1e-15));
        assertThat(new RowWeighting(new ClassWeights.Given(Map.of("b", 0.5)), Optional.of("weight")).weights(table,
                labels, classes, rows, true)).containsExactly(1, 2, 1, 2);
        assertThat(new RowWeighting(new ClassWeights.Given(Map.of("b", 0.0)), Optional.empty()).weights(table, labels,
                classes, rows, true)).containsExactly(1, 1, 1, 0);
    }

    @Test
    void bringsExtremeWeightsIntoRangeByAPowerOfTwo() {
        assertThat(RowWeighting.inRange(new double[]{0.1, 3, 0})).containsExactly(0.1, 3, 0);
        assertThat(RowWeighting.inRange(new double[]{0x1p1000, 0x3p1000})).containsExactly(0.5, 1.5);
        assertThat(RowWeighting.inRange(new double[]{0, Double.MIN_VALUE, 3 * Double.MIN_VALUE}))
                .satisfies(weights -> assertThat(weights[2] / weights[1]).isEqualTo(3)).contains(0);
    }

    @Test
    void refusesToCountBelowZero() {
        var network = new NetworkSpec(1, List.of(new LayerSpec(1, Elementwise.EXPONENTIAL)));
        var plan = new TrainingPlan(network, new Initialization.Auto(),
                new Objective(Distance.POISSON, LossReduction.MEAN, Penalty.NONE),
                Learning.plain(new OptimizerSpec.Adam(0.01, 0.9, 0.999, 1e-8), new Batching.FullBatch(), true),
                Stopping.after(5), Score.R2, Precision.FLOAT64, 1);
        var scaled = new PipelineSpec(LINE, Scaling.STANDARD, Scaling.STANDARD, SplitSpec.NONE, plan);
        var unscaled = new PipelineSpec(LINE, Scaling.STANDARD, Scaling.NONE, SplitSpec.NONE, plan);

        assertThatExceptionOfType(UnsuitableDataException.class)
                .isThrownBy(() -> Pipeline.fit(scaled, TABLE, PipelineListener.NONE)).withMessageContaining("poisson");
        assertThat(Pipeline.fit(unscaled, TABLE, PipelineListener.NONE)).isInstanceOf(Trained.class);
    }

    @Test
    void goesThroughItsPhasesInOrder() {
        var phases = new ArrayList<PipelinePhase>();
        Pipeline.fit(spec(LINE, ActivationType.IDENTITY, Precision.FLOAT32), TABLE, new PipelineListener() {
            @Override
            public void phase(PipelinePhase phase) {
                phases.add(phase);
            }
        });
        assertThat(phases).containsExactly(PipelinePhase.values());
    }

    @Test
    void makesNoModelWhenItIsToldToStopWhileEvaluating() {
        var outcome = Pipeline.fit(spec(LINE, ActivationType.IDENTITY, Precision.FLOAT32), TABLE,
                new PipelineListener() {
                    private boolean evaluating;

                    @Override
                    public void phase(PipelinePhase phase) {
                        evaluating = phase == PipelinePhase.EVALUATING;
                    }

                    @Override
                    public boolean cancelRequested() {
                        return evaluating;
                    }
                });
        assertThat(outcome).isEqualTo(new PipelineOutcome.Cancelled());
    }

    @Test
    void namesTheColumnThatStandsInTheWay() {
        assertUnsuitable("gap", "missing");
        assertUnsuitable("size", "text");
        assertUnsuitable("nowhere", "no column");
    }

    private static void assertUnsuitable(String feature, String message) {
        var schema = new ModelSchema(Task.REGRESSION, List.of(feature), LINE.targets());
        assertThatExceptionOfType(UnsuitableDataException.class)
                .isThrownBy(() -> fit(schema, ActivationType.IDENTITY, Precision.FLOAT32))
                .withMessageContaining(message).withMessageContaining(feature);
    }

    @Test
    void ordersClassesByNumberOrElseByCodePoint() {
        assertThat(Target.inOrder(Stream.of("10", "9", "-1", "9"))).containsExactly("-1", "9", "10");
        assertThat(Target.inOrder(Stream.of("b", "10", "B", "9"))).containsExactly("10", "9", "B", "b");
        assertThat(Target.inOrder(Stream.of("\uD83D\uDE00", "\uFFFD"))).containsExactly("\uFFFD", "\uD83D\uDE00");
    }

    /** y = a² − a·b. */
    private static Table parabolaTable() {
        var a = IntStream.range(0, 25).mapToDouble(row -> row % 5 - 2).toArray();
        var b = IntStream.range(0, 25).mapToDouble(row -> row / 5.0).toArray();
        var y = IntStream.range(0, 25).mapToDouble(row -> a[row] * a[row] - a[row] * b[row]).toArray();
        return new Table(List.of(new Column.Numeric("a", a), new Column.Numeric("b", b), new Column.Numeric("y", y)));
    }

    private static double[] values(TrainedModel model, double[][] rows) {
        return model.predict(rows).stream().mapToDouble(answer -> ((Prediction.Numbers) answer).values()[0]).toArray();
    }

    private static Trained fit(ModelSchema schema, ActivationType output, Precision precision) {
        return (Trained) Pipeline.fit(spec(schema, output, precision), TABLE, PipelineListener.NONE);
    }

    private static PipelineSpec spec(ModelSchema schema, ActivationType output, Precision precision) {
        var classification = schema.task() == Task.CLASSIFICATION;
        var layers = List.of(new LayerSpec(8, Elementwise.TANH),
                new LayerSpec(schema.outputs(output), output.withDefaults()));
        var objective = new Objective(Distance.HALF_SQUARED_ERROR, LossReduction.MEAN, Penalty.NONE);
        var learning = Learning.plain(new OptimizerSpec.Adam(0.02, 0.9, 0.999, 1e-8), new Batching.MiniBatch(8), true);
        var plan = new TrainingPlan(new NetworkSpec(1, layers), new Initialization.Auto(), objective, learning,
                Stopping.after(100), schema.score(), precision, 1);
        return new PipelineSpec(schema, Scaling.STANDARD, classification ? Scaling.NONE : Scaling.STANDARD,
                new SplitSpec(0.1, 0.2, true, classification), plan);
    }
}
