package io.mlpservice.engine.model;

import io.mlpservice.engine.data.DateOrder;
import io.mlpservice.engine.data.GapWords;
import io.mlpservice.engine.data.NumberSign;
import io.mlpservice.engine.encoding.ModelSchema;
import io.mlpservice.engine.encoding.Prediction;
import io.mlpservice.engine.encoding.Target;
import io.mlpservice.engine.encoding.Task;
import io.mlpservice.engine.feature.BooleanEncoder;
import io.mlpservice.engine.feature.CategoryEncoder;
import io.mlpservice.engine.feature.CategoryEncoder.GapRule;
import io.mlpservice.engine.feature.DateEncoder;
import io.mlpservice.engine.feature.Encoder;
import io.mlpservice.engine.feature.Feature;
import io.mlpservice.engine.feature.FeatureCodec;
import io.mlpservice.engine.feature.FeatureType;
import io.mlpservice.engine.feature.Gaps;
import io.mlpservice.engine.feature.HashEncoder;
import io.mlpservice.engine.feature.NumberEncoder;
import io.mlpservice.engine.feature.OrdinalEncoder;
import io.mlpservice.engine.feature.Polynomial;
import io.mlpservice.engine.format.UnreadableException;
import io.mlpservice.engine.function.Distance;
import io.mlpservice.engine.function.Elementwise;
import io.mlpservice.engine.function.LossReduction;
import io.mlpservice.engine.function.Objective;
import io.mlpservice.engine.function.Penalty;
import io.mlpservice.engine.matrix.Precision;
import io.mlpservice.engine.network.Initialization;
import io.mlpservice.engine.network.LayerSpec;
import io.mlpservice.engine.network.NetworkSpec;
import io.mlpservice.engine.network.NetworkState;
import io.mlpservice.engine.scaling.ColumnScale.Linear;
import io.mlpservice.engine.scaling.ColumnScale.Logarithmic;
import io.mlpservice.engine.scaling.ColumnScale.NormalScore;
import io.mlpservice.engine.scaling.ColumnScale.SmoothlyClipped;
import org.junit.jupiter.api.Test;

import java.util.Arrays;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** Models keep features of every type, with scales of every kind. */
class FeatureFormatTest {
    private static final Gaps FILLED = new Gaps(1.5, true);
    private static final List<Feature> FEATURES = List.of(Feature.numeric("linear").with(new NumberSign('%')),
            Feature.numeric("clipped").with(NumberSign.NONE),
            Feature.numeric("score"), new Feature("truth", FeatureType.BOOLEAN),
            new Feature("color", FeatureType.CATEGORICAL), new Feature("size", FeatureType.CATEGORICAL),
            new Feature("name", FeatureType.CATEGORICAL), new Feature("zip", FeatureType.CATEGORICAL),
            new Feature("when", FeatureType.DATE_TIME, DateOrder.DAY_MONTH_YEAR));
    private static final List<Encoder> ENCODERS = List.of(new NumberEncoder(new Linear(3, 2, 0), FILLED, -1, 9),
            new NumberEncoder(new SmoothlyClipped(1, 4), Gaps.REFUSED, Double.NaN, Double.NaN),
            new NumberEncoder(new NormalScore(new double[]{0, 1, 1, 5}), FILLED, 0, 5),
            new BooleanEncoder(new Gaps(0, false), 0.25),
            new CategoryEncoder(List.of("blue", "red \uD83D\uDE00"), List.of("__proto__", "x"), GapRule.CATEGORY, 1),
            new OrdinalEncoder(List.of("S", "M"), new NumberEncoder(new Linear(0.5, 0.5, 0), FILLED, 0, 1)),
            new HashEncoder(3, false, FILLED), new HashEncoder(3, true, FILLED),
            new DateEncoder(DateOrder.DAY_MONTH_YEAR, new Linear(19_000, 100, 0),
                    new Linear(2022, 1, 0), true, FILLED, 0, 1e9));
    private static final double[] CODES = {2, -3, 4, 1, -2, 1, 2, 1, 1.7e9};
    private static final double[] GAPS = {Double.NaN, 0, Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN,
        Double.NaN, Double.NaN};

    @Test
    void predictsTheSameAfterReadingAsBeforeWriting() {
        var model = model();
        var read = TrainedModel.fromBytes(model.toBytes());

        assertThat(read.schema()).isEqualTo(model.schema());
        assertThat(read.features().inputs()).isEqualTo(model.features().inputs());
        assertThat(numbers(read)).containsExactly(numbers(model));
        assertThat(numbers(read)).doesNotContain(Double.NaN);
        assertThat(read.toBytes()).isEqualTo(model.toBytes());
    }

    @Test
    void refusesTruncatedModels() {
        var bytes = model().toBytes();
        for (var length = 0; length < bytes.length; length++) {
            var part = Arrays.copyOf(bytes, length);
            assertThatExceptionOfType(UnreadableException.class).isThrownBy(() -> TrainedModel.fromBytes(part));
        }
    }

    private static double[] numbers(TrainedModel model) {
        return model.predict(new double[][]{CODES, GAPS}).stream()
                .flatMapToDouble(prediction -> Arrays.stream(((Prediction.Numbers) prediction).values())).toArray();
    }

    private static TrainedModel model() {
        var codec = new FeatureCodec(FEATURES, ENCODERS, new Polynomial(2, false),
                List.of(new Linear(0, 10, 0), new Linear(1, 10, 0), new Logarithmic(2, new Linear(1, 2, 0))));
        var network = new NetworkSpec(codec.inputs().size(), List.of(new LayerSpec(1, Elementwise.IDENTITY)));
        return new TrainedModel(
                new ModelSchema(Task.REGRESSION, FEATURES, List.of(new Target("y", List.of())),
                        new GapWords(List.of("-999", "none"))),
                codec,
                List.of(new Logarithmic(0.5, new Linear(2, 3, 0))), network,
                NetworkState.of(network, new Initialization.Uniform(0.5).parameters(network, Precision.FLOAT64, 3)),
                new Objective(Distance.HALF_SQUARED_ERROR, LossReduction.MEAN, Penalty.NONE));
    }
}
