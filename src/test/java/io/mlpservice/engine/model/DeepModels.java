package io.mlpservice.engine.model;

import io.mlpservice.engine.data.Column;
import io.mlpservice.engine.data.Table;
import io.mlpservice.engine.encoding.ModelSchema;
import io.mlpservice.engine.encoding.Target;
import io.mlpservice.engine.encoding.Task;
import io.mlpservice.engine.feature.Feature;
import io.mlpservice.engine.feature.FeatureCodec;
import io.mlpservice.engine.feature.Polynomial;
import io.mlpservice.engine.function.Activation;
import io.mlpservice.engine.function.ActivationType;
import io.mlpservice.engine.function.Loss;
import io.mlpservice.engine.function.LossReduction;
import io.mlpservice.engine.function.LossType;
import io.mlpservice.engine.function.Objective;
import io.mlpservice.engine.function.Penalty;
import io.mlpservice.engine.matrix.Matrix;
import io.mlpservice.engine.matrix.Precision;
import io.mlpservice.engine.network.Initialization;
import io.mlpservice.engine.network.LayerSpec;
import io.mlpservice.engine.network.NetworkSpec;
import io.mlpservice.engine.network.NetworkState;
import io.mlpservice.engine.scaling.ColumnScale;
import org.junit.jupiter.params.provider.Arguments;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Models with every part that a layer can have, and a row for them. */
final class DeepModels {
    static final List<String> FEATURES = List.of("a", "b", "c", "d");
    static final double[] ROW = {12, 9, 11, 14};
    static final ColumnScale FEATURE_SCALE = new ColumnScale.Linear(10, 4, 0);
    static final ColumnScale.Invertible TARGET_SCALE = new ColumnScale.Linear(0, 10, 0);

    private DeepModels() {}

    /** Each hidden activation with a plain output, then each output with each of its losses. */
    static Stream<Arguments> networks() {
        var hidden = Stream.of(ActivationType.values()).filter(type -> !type.isStep())
                .map(type -> Arguments.of(type, ActivationType.IDENTITY, LossType.HALF_SQUARED_ERROR, 2));
        var outputs = Stream.of(LossType.values()).flatMap(loss -> loss.outputActivations().stream()
                .filter(type -> !type.isStep())
                .map(type -> Arguments.of(ActivationType.TANH, type, loss, 3)));
        return Stream.concat(hidden, outputs);
    }

    /** A plain hidden layer and one with everything that a layer can have; dropout and the penalty do not apply. */
    static TrainedModel of(ActivationType hidden, ActivationType output, Loss loss, int outputs) {
        var spec = new NetworkSpec(FEATURES.size(), 0.2,
                List.of(new LayerSpec(4, activation(hidden), false, 0.5, false, 2),
                        new LayerSpec(4, activation(hidden), true, 0.5, true, 0),
                        new LayerSpec(outputs, activation(output))));
        var parameters = new Initialization.Uniform(0.7).parameters(spec, Precision.FLOAT64, 5);
        var statistics = Matrix.zeros(Precision.FLOAT64, 1, spec.statisticsCount());
        IntStream.range(0, statistics.size()).forEach(index -> statistics.set(index, 0.3 + 0.1 * index));
        return new TrainedModel(
                new ModelSchema(Task.REGRESSION, Feature.numeric(FEATURES),
                        IntStream.range(0, outputs).mapToObj(index -> new Target("t" + index, List.of())).toList()),
                FeatureCodec.ofNumbers(FEATURES, Polynomial.NONE,
                        FEATURES.stream().map(feature -> FEATURE_SCALE).toList()),
                IntStream.range(0, outputs).mapToObj(index -> TARGET_SCALE).toList(), spec,
                new NetworkState(parameters, statistics),
                new Objective(loss, LossReduction.SUM, new Penalty(0.1, 0.1)));
    }

    private static Activation activation(ActivationType type) {
        return type == ActivationType.MAXOUT ? type.with(pieces -> 3) : type.withDefaults();
    }

    /** Targets with a scaled sum of 1, so that every loss can use them. */
    static Table instance(int outputs) {
        return table(outputs == 3 ? new double[]{1, 6, 3} : outputs == 2 ? new double[]{4, 6} : new double[]{10});
    }

    /** Another row with the same targets. */
    static Table instance(int outputs, int row) {
        var columns = instance(outputs).columns().stream().map(column -> column.name().equals(FEATURES.get(row % 4))
                ? new Column.Numeric(column.name(), new double[]{ROW[row % 4] + row})
                : column);
        return new Table(columns.<Column>map(column -> column).toList());
    }

    static Table table(double[] targets) {
        var features = IntStream.range(0, FEATURES.size())
                .mapToObj(index -> new Column.Numeric(FEATURES.get(index), new double[]{ROW[index]}));
        var columns = IntStream.range(0, targets.length)
                .mapToObj(index -> new Column.Numeric("t" + index, new double[]{targets[index]}));
        return new Table(Stream.<Column>concat(features, columns).toList());
    }
}
