package io.mlpservice.engine.pipeline;

import io.mlpservice.engine.data.Batching;
import io.mlpservice.engine.data.Column;
import io.mlpservice.engine.data.Scaling;
import io.mlpservice.engine.data.SplitSpec;
import io.mlpservice.engine.data.Table;
import io.mlpservice.engine.function.ActivationType;
import io.mlpservice.engine.function.Distance;
import io.mlpservice.engine.function.Elementwise;
import io.mlpservice.engine.function.LossReduction;
import io.mlpservice.engine.function.Objective;
import io.mlpservice.engine.function.Penalty;
import io.mlpservice.engine.matrix.Precision;
import io.mlpservice.engine.network.Initialization;
import io.mlpservice.engine.network.LayerSpec;
import io.mlpservice.engine.network.NetworkSpec;
import io.mlpservice.engine.optimizer.OptimizerSpec;
import io.mlpservice.engine.pipeline.PipelineOutcome.Trained;
import io.mlpservice.engine.training.Learning;
import io.mlpservice.engine.training.Score;
import io.mlpservice.engine.training.Stopping;
import io.mlpservice.engine.training.TrainingPlan;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/** Tables become models that answer in the words and units of their columns. */
class PipelineTest {
    private static final double[] X = IntStream.range(0, 60).mapToDouble(row -> row / 10.0).toArray();
    private static final Table TABLE = new Table(List.of(new Column.Numeric("x", X),
            new Column.Numeric("line", DoubleStream.of(X).map(x -> 1000 + 50 * x).toArray()),
            new Column.Categorical("size", List.of("small", "large"),
                    DoubleStream.of(X).mapToInt(x -> x < 3 ? 0 : 1).toArray()),
            new Column.Numeric("gap", DoubleStream.of(X).map(x -> x == 2 ? Double.NaN : x).toArray())));
    private static final ModelSchema LINE = new ModelSchema(Task.REGRESSION, List.of("x"),
            List.of(new Target("line", List.of())));
    private static final ModelSchema SIZE = new ModelSchema(Task.CLASSIFICATION, List.of("x"),
            List.of(new Target("size", List.of("large", "small"))));

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
                .withMessageContaining("no model");
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
                Stopping.after(100), classification ? Score.ACCURACY : Score.R2, precision, 1);
        return new PipelineSpec(schema, Scaling.STANDARD, classification ? Scaling.NONE : Scaling.STANDARD,
                new SplitSpec(0.1, 0.2, true, classification), plan);
    }
}
