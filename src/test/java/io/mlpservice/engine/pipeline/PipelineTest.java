package io.mlpservice.engine.pipeline;

import io.mlpservice.engine.data.Batching;
import io.mlpservice.engine.data.SplitSpec;
import io.mlpservice.engine.data.UnsuitableDataException;
import io.mlpservice.engine.encoding.ModelSchema;
import io.mlpservice.engine.encoding.Prediction;
import io.mlpservice.engine.encoding.Task;
import io.mlpservice.engine.feature.Feature;
import io.mlpservice.engine.function.ActivationType;
import io.mlpservice.engine.function.Distance;
import io.mlpservice.engine.function.Elementwise;
import io.mlpservice.engine.function.LossReduction;
import io.mlpservice.engine.function.Objective;
import io.mlpservice.engine.function.Penalty;
import io.mlpservice.engine.matrix.Precision;
import io.mlpservice.engine.metric.Metrics;
import io.mlpservice.engine.network.Initialization;
import io.mlpservice.engine.network.LayerSpec;
import io.mlpservice.engine.network.NetworkSpec;
import io.mlpservice.engine.optimizer.OptimizerSpec;
import io.mlpservice.engine.pipeline.PipelineOutcome.Trained;
import io.mlpservice.engine.scaling.Scaling;
import io.mlpservice.engine.scaling.TargetScaling;
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

import static io.mlpservice.engine.pipeline.ExampleFits.LINE;
import static io.mlpservice.engine.pipeline.ExampleFits.SIZE;
import static io.mlpservice.engine.pipeline.ExampleFits.TABLE;
import static io.mlpservice.engine.pipeline.ExampleFits.fit;
import static io.mlpservice.engine.pipeline.ExampleFits.measured;
import static io.mlpservice.engine.pipeline.ExampleFits.spec;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** Tables become models that predict in the labels and units of their columns. */
class PipelineTest {
    @ParameterizedTest
    @EnumSource
    void predictsARegressionInTheUnitOfItsTarget(Precision precision) {
        var trained = fit(LINE, ActivationType.IDENTITY, precision);
        var answer = (Prediction.Numbers) trained.model().predict(new double[][]{{2.5}}).getFirst();

        assertThat(answer.values()[0]).isBetween(1110.0, 1140.0);
        assertThat(((Metrics.Regression) measured(trained.measures().training()).metrics()).scores().r2())
                .isGreaterThan(0.98);
        assertThat(measured(trained.measures().training()).metrics().rows()).isEqualTo(42);
        assertThat(trained.measures().validation()).isNotNull().extracting(measures -> measures.metrics().rows())
                .isEqualTo(6);
        assertThat(trained.measures().test()).isNotNull().extracting(measures -> measures.metrics().rows())
                .isEqualTo(12);
    }

    @ParameterizedTest
    @EnumSource(value = ActivationType.class, names = {"SOFTMAX", "SIGMOID"})
    void predictsAClassWithTheProbabilitiesOfAll(ActivationType output) {
        var model = fit(SIZE, output, Precision.FLOAT32).model();
        var answers = model.predict(new double[][]{{0.5}, {5.5}});

        assertThat(answers).extracting(answer -> ((Prediction.Label) answer).label()).containsExactly("small", "large");
        assertThat(answers).allSatisfy(answer -> assertThat(
                Arrays.stream(((Prediction.Label) answer).probabilities()).sum()).isBetween(1 - 1e-6, 1 + 1e-6));
    }

    @Test
    void refusesNegativeTargetsForThePoissonLoss() {
        var network = new NetworkSpec(1, List.of(new LayerSpec(1, Elementwise.EXPONENTIAL)));
        var plan = new TrainingPlan(network, new Initialization.Auto(),
                new Objective(Distance.POISSON, LossReduction.MEAN, Penalty.NONE),
                Learning.plain(new OptimizerSpec.Adam(0.01, 0.9, 0.999, 1e-8), new Batching.FullBatch(), true),
                Stopping.after(5), Score.R2, Precision.FLOAT64, 1);
        var scaled = new PipelineSpec(LINE, Scaling.STANDARD, TargetScaling.STANDARD, SplitSpec.NONE, plan);
        var unscaled = new PipelineSpec(LINE, Scaling.STANDARD, TargetScaling.NONE, SplitSpec.NONE, plan);

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
    void makesNoModelIfCancelledWhileEvaluating() {
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
    void namesTheColumnThatCannotBeUsed() {
        assertUnsuitable("size", "\"small\", which is not a value of its type");
        assertUnsuitable("nowhere", "no column");
    }

    private static void assertUnsuitable(String feature, String message) {
        var schema = new ModelSchema(Task.REGRESSION, Feature.numeric(List.of(feature)), LINE.targets());
        assertThatExceptionOfType(UnsuitableDataException.class)
                .isThrownBy(() -> fit(schema, ActivationType.IDENTITY, Precision.FLOAT32))
                .withMessageContaining(message).withMessageContaining(feature);
    }
}
