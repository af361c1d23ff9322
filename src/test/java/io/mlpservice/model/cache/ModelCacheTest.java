package io.mlpservice.model.cache;

import io.mlpservice.engine.encoding.ModelSchema;
import io.mlpservice.engine.encoding.Target;
import io.mlpservice.engine.encoding.Task;
import io.mlpservice.engine.feature.Feature;
import io.mlpservice.engine.feature.FeatureCodec;
import io.mlpservice.engine.feature.Polynomial;
import io.mlpservice.engine.function.ActivationType;
import io.mlpservice.engine.function.LossReduction;
import io.mlpservice.engine.function.LossType;
import io.mlpservice.engine.function.Objective;
import io.mlpservice.engine.function.Penalty;
import io.mlpservice.engine.matrix.Matrix;
import io.mlpservice.engine.matrix.Precision;
import io.mlpservice.engine.model.TrainedModel;
import io.mlpservice.engine.network.Initialization;
import io.mlpservice.engine.network.LayerSpec;
import io.mlpservice.engine.network.NetworkSpec;
import io.mlpservice.engine.network.NetworkState;
import io.mlpservice.engine.scaling.ColumnScale;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.util.unit.DataSize;

import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

import static org.assertj.core.api.Assertions.assertThat;

class ModelCacheTest {
    private static final UUID ID = UUID.randomUUID();

    private final AtomicInteger reads = new AtomicInteger();

    @Test
    void aModelIsReadOnceIfItFits() {
        var model = model(10);
        var cache = new ModelCache(new ModelSettings(DataSize.ofBytes(2L * model.length + 10_000)));
        assertThat(get(cache, model)).isSameAs(get(cache, model));
        assertThat(reads).hasValue(1);
    }

    @Test
    void aModelOfManyInputsTakesMoreThanItsBytes() {
        var model = model(1_000);
        var cache = new ModelCache(new ModelSettings(DataSize.ofBytes(2L * model.length + 10_000)));
        Awaitility.await().untilAsserted(() -> {
            get(cache, model);
            assertThat(reads).hasValueGreaterThan(1);
        });
    }

    private TrainedModel get(ModelCache cache, byte[] model) {
        return cache.get(ID, _ -> {
            reads.incrementAndGet();
            return model;
        });
    }

    /** A model of numbers without a hidden layer. */
    private static byte[] model(int features) {
        var names = IntStream.range(0, features).mapToObj(index -> "x" + index).toList();
        var spec = new NetworkSpec(features, 0, List.of(new LayerSpec(1, ActivationType.IDENTITY.withDefaults())));
        return new TrainedModel(
                new ModelSchema(Task.REGRESSION, Feature.numeric(names), List.of(new Target("y", List.of()))),
                FeatureCodec.ofNumbers(names, Polynomial.NONE,
                        names.stream().<ColumnScale>map(_ -> new ColumnScale.Linear(0, 1, 0)).toList()),
                List.of(new ColumnScale.Linear(0, 1, 0)), spec,
                new NetworkState(new Initialization.Uniform(0.1).parameters(spec, Precision.FLOAT32, 1),
                        Matrix.zeros(Precision.FLOAT32, 1, spec.statisticsCount())),
                new Objective(LossType.HALF_SQUARED_ERROR.withDefaults(), LossReduction.SUM, new Penalty(0, 0)))
                .toBytes();
    }
}
