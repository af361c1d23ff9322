package io.mlpservice.engine.pipeline;

import io.mlpservice.engine.data.Batching;
import io.mlpservice.engine.data.SplitSpec;
import io.mlpservice.engine.function.Activation;
import io.mlpservice.engine.function.ActivationType;
import io.mlpservice.engine.function.Elementwise;
import io.mlpservice.engine.function.Loss;
import io.mlpservice.engine.function.LossReduction;
import io.mlpservice.engine.function.Maxout;
import io.mlpservice.engine.function.Objective;
import io.mlpservice.engine.function.Penalty;
import io.mlpservice.engine.matrix.Precision;
import io.mlpservice.engine.model.TrainedModel;
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

import java.util.Arrays;
import java.util.List;

import static io.mlpservice.engine.pipeline.ExampleFits.LINE;
import static io.mlpservice.engine.pipeline.ExampleFits.TABLE;
import static io.mlpservice.engine.pipeline.ExampleFits.fit;
import static io.mlpservice.engine.pipeline.ExampleFits.predictedNumbers;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/** A model that was written and read is the same model. */
class ModelBytesTest {
    @ParameterizedTest
    @EnumSource
    void predictsTheSameBitsAfterBeingWrittenAndRead(Precision precision) {
        var model = fit(LINE, ActivationType.IDENTITY, precision).model();
        var copy = TrainedModel.fromBytes(model.toBytes());
        var rows = new double[300][1];
        Arrays.setAll(rows, row -> new double[]{row / 50.0});

        assertThat(predictedNumbers(copy, rows)).isEqualTo(predictedNumbers(model, rows));
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
        var spec = new PipelineSpec(LINE, Scaling.STANDARD, TargetScaling.STANDARD, SplitSpec.NONE, plan);
        var model = ((Trained) Pipeline.fit(spec, TABLE, PipelineListener.NONE)).model();
        var copy = TrainedModel.fromBytes(model.toBytes());

        assertThat(copy.network()).isEqualTo(plan.network());
        assertThat(copy.objective()).isEqualTo(objective);
        assertThat(copy.evaluate(TABLE)).isEqualTo(model.evaluate(TABLE));
        assertThat(copy.statistics()).usingRecursiveComparison().isEqualTo(model.statistics());
        assertThat(copy.toBytes()).isEqualTo(model.toBytes());
    }
}
