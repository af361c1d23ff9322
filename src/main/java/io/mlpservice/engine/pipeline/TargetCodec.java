package io.mlpservice.engine.pipeline;

import io.mlpservice.engine.data.Column;
import io.mlpservice.engine.data.ColumnScale;
import io.mlpservice.engine.data.Table;
import io.mlpservice.engine.function.ActivationType;
import io.mlpservice.engine.matrix.Matrix;
import io.mlpservice.engine.matrix.Precision;
import io.mlpservice.engine.network.LayerSpec;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.stream.IntStream;

/** Translates between target columns and the outputs of a network. */
final class TargetCodec {
    private final ModelSchema schema;
    private final List<ColumnScale> scales;
    private final int outputs;
    /** What an output says against its class. */
    private final double low;

    /**
     * A codec for a network's outputs.
     *
     * @param scales one for each target of a regression
     */
    TargetCodec(ModelSchema schema, List<ColumnScale> scales, LayerSpec output) {
        this.schema = schema;
        this.scales = List.copyOf(scales);
        this.outputs = output.units();
        this.low = output.activation().type() == ActivationType.BIPOLAR_STEP ? -1 : 0;
    }

    List<ColumnScale> scales() {
        return scales;
    }

    /** The network's targets for some rows of a table, [rows][outputs]. */
    Matrix encode(Table table, int[] rows, Precision precision) {
        var encoded = Matrix.zeros(precision, rows.length, outputs);
        if (schema.task() == Task.CLASSIFICATION) {
            var classes = classes(table, rows);
            for (var row = 0; row < rows.length; row++) {
                setClass(encoded, row, classes[row]);
            }
        } else {
            for (var target = 0; target < outputs; target++) {
                var values = TableReader.numbers(table, schema.targets().get(target).name());
                for (var row = 0; row < rows.length; row++) {
                    encoded.set(row, target, scales.get(target).scale(values[rows[row]]));
                }
            }
        }
        return encoded;
    }

    private void setClass(Matrix encoded, int row, int label) {
        for (var output = 0; output < outputs; output++) {
            encoded.set(row, output, label == (outputs == 1 ? 1 : output) ? 1 : low);
        }
    }

    /** The class of some rows of a table, counted from 0 in the order of the labels. */
    int[] classes(Table table, int[] rows) {
        var target = schema.targets().getFirst();
        var indexes = new HashMap<String, Integer>();
        target.labels().forEach(label -> indexes.put(label, indexes.size()));
        return switch (TableReader.complete(table, target.name())) {
            case Column.Categorical(var name, var categories, var codes) -> {
                var classes = categories.stream().mapToInt(category -> indexes.getOrDefault(category, -1)).toArray();
                yield IntStream.of(rows).map(row -> codes[row])
                        .map(code -> known(classes[code], name, categories.get(code))).toArray();
            }
            case Column.Numeric(var name, var values) -> IntStream.of(rows)
                    .mapToObj(row -> Column.Numeric.text(values[row]))
                    .mapToInt(label -> known(indexes.getOrDefault(label, -1), name, label)).toArray();
        };
    }

    private static int known(int label, String column, String text) {
        if (label < 0) {
            throw new UnsuitableDataException(
                    "the column \"%s\" holds \"%s\", which is no class of the model".formatted(column, text));
        }
        return label;
    }

    /** What the outputs of a row mean. */
    Prediction decode(Matrix networkOutputs, int row) {
        return schema.task() == Task.CLASSIFICATION
                ? classification(probabilities(networkOutputs, row))
                : new Prediction.Numbers(values(networkOutputs, row));
    }

    private Prediction classification(double[] probabilities) {
        return new Prediction.Label(schema.labels().get(ClassificationScorer.largest(probabilities)), probabilities);
    }

    /** The probability of each class. */
    double[] probabilities(Matrix networkOutputs, int row) {
        if (outputs == 1) {
            var second = probability(networkOutputs.get(row, 0));
            return new double[]{1 - second, second};
        }
        return Arrays.stream(row(networkOutputs, row)).map(this::probability).toArray();
    }

    private double probability(double output) {
        return (output - low) / (1 - low);
    }

    /** The value of each target, in its own unit. */
    double[] values(Matrix networkOutputs, int row) {
        var values = row(networkOutputs, row);
        for (var target = 0; target < values.length; target++) {
            values[target] = scales.get(target).unscale(values[target]);
        }
        return values;
    }

    private static double[] row(Matrix matrix, int row) {
        var values = new double[matrix.columns()];
        for (var column = 0; column < values.length; column++) {
            values[column] = matrix.get(row, column);
        }
        return values;
    }
}
