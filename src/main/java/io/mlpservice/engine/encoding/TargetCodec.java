package io.mlpservice.engine.encoding;

import io.mlpservice.engine.data.Column;
import io.mlpservice.engine.data.Numbers;
import io.mlpservice.engine.data.Table;
import io.mlpservice.engine.data.TableReader;
import io.mlpservice.engine.data.UnsuitableDataException;
import io.mlpservice.engine.function.ActivationType;
import io.mlpservice.engine.function.Loss;
import io.mlpservice.engine.function.LossType;
import io.mlpservice.engine.matrix.Matrix;
import io.mlpservice.engine.matrix.Precision;
import io.mlpservice.engine.network.LayerSpec;
import io.mlpservice.engine.scaling.ColumnScale;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Converts between target columns and the outputs of a network. */
public final class TargetCodec {
    private final ModelSchema schema;
    private final List<ColumnScale.Invertible> scales;
    /** The number of outputs per target. */
    private final int units;
    /** The output that stands for "not this class". */
    private final double low;

    /**
     * Creates a codec.
     *
     * @param scales one per target of a regression
     */
    public TargetCodec(ModelSchema schema, List<ColumnScale.Invertible> scales, LayerSpec output) {
        this.schema = schema;
        this.scales = List.copyOf(scales);
        this.units = output.units() / schema.targets().size();
        this.low = output.activation().type() == ActivationType.BIPOLAR_STEP ? -1 : 0;
    }

    public List<ColumnScale.Invertible> scales() {
        return scales;
    }

    /** The encoded targets for rows of a table, [rows][outputs]. */
    public Matrix encode(Table table, int[] rows, Precision precision) {
        var encoded = Matrix.zeros(precision, rows.length, targets() * units);
        for (var target = 0; target < targets(); target++) {
            if (schema.task() == Task.CLASSIFICATION) {
                setClasses(encoded, target, classes(table, rows, target));
            } else {
                setNumbers(encoded, target, TableReader.numbers(table, name(target)), rows);
            }
        }
        return encoded;
    }

    private void setClasses(Matrix encoded, int target, int[] classes) {
        for (var row = 0; row < classes.length; row++) {
            for (var unit = 0; unit < units; unit++) {
                encoded.set(row, target * units + unit, classes[row] == (units == 1 ? 1 : unit) ? 1 : low);
            }
        }
    }

    private void setNumbers(Matrix encoded, int target, double[] values, int[] rows) {
        for (var row = 0; row < rows.length; row++) {
            encoded.set(row, target, scales.get(target).scale(values[rows[row]]));
        }
    }

    /** Checks that the targets are not negative if the loss is Poisson. */
    public static void refuseNegativeCounts(Matrix targets, Loss loss) {
        if (loss.type() == LossType.POISSON
                && Arrays.stream(targets.toArray()).flatMapToDouble(Arrays::stream).anyMatch(target -> target < 0)) {
            throw new UnsuitableDataException(
                    "the poisson loss needs targets of at least 0, also after scaling; do not scale the target "
                            + "or choose another loss");
        }
    }

    /** The class of each of the given rows; for several targets, a number for each combination of classes. */
    public int[] groups(Table table, int[] rows) {
        if (!schema.isMultiLabel()) {
            return classes(table, rows, 0);
        }
        var classes = IntStream.range(0, targets()).mapToObj(target -> classes(table, rows, target)).toList();
        var numbers = new HashMap<List<Integer>, Integer>();
        return IntStream.range(0, rows.length).mapToObj(row -> classes.stream().map(ofTarget -> ofTarget[row]).toList())
                .mapToInt(group -> numbers.computeIfAbsent(group, unseen -> numbers.size())).toArray();
    }

    /** The classes of rows of a table, counted from 0 in the order of the target's labels. */
    public int[] classes(Table table, int[] rows, int target) {
        var indexes = new HashMap<String, Integer>();
        schema.targets().get(target).labels().forEach(label -> indexes.put(label, indexes.size()));
        return switch (TableReader.column(table, name(target))) {
            case Column.Categorical(var name, var categories, var codes) -> {
                var classes = categories.stream().mapToInt(category -> indexes.getOrDefault(category, -1)).toArray();
                yield IntStream.of(rows).map(row -> codes[row])
                        .map(code -> known(classes[code], name, categories.get(code))).toArray();
            }
            case Column.Numeric(var name, var values) -> {
                var byValue = byValue(indexes);
                yield IntStream.of(rows).map(row -> {
                    var label = Column.Numeric.text(values[row]);
                    var index = indexes.getOrDefault(label, byValue.getOrDefault(values[row] + 0.0, -1));
                    return known(index, name, label);
                }).toArray();
            }
        };
    }

    /**
     * The classes whose labels are numbers, by value. Omits labels that are different spellings of one number, and
     * codes, which a numeric column cannot contain.
     */
    private static Map<Double, Integer> byValue(Map<String, Integer> indexes) {
        var byValue = new HashMap<Double, Integer>();
        indexes.forEach((label, index) -> {
            if (!Target.isCode(label)) {
                Numbers.parse(label).ifPresent(value -> byValue.merge(value + 0.0, index, (_, _) -> -1));
            }
        });
        return byValue;
    }

    private static int known(int label, String column, String text) {
        if (label < 0) {
            throw new UnsuitableDataException(
                    "the column \"%s\" contains \"%s\", which is not a class of the model".formatted(column, text));
        }
        return label;
    }

    /** Converts the outputs of a row to a prediction. */
    public Prediction decode(Matrix networkOutputs, int row) {
        if (schema.task() == Task.REGRESSION) {
            return new Prediction.Numbers(values(networkOutputs, row));
        }
        return schema.isMultiLabel()
                ? new Prediction.Labels(
                        IntStream.range(0, targets()).mapToObj(target -> label(networkOutputs, row, target)).toList())
                : label(networkOutputs, row, 0);
    }

    private Prediction.Label label(Matrix networkOutputs, int row, int target) {
        var probabilities = probabilities(networkOutputs, row, target);
        return new Prediction.Label(schema.targets().get(target).labels().get(Prediction.mostProbable(probabilities)),
                probabilities);
    }

    /** The probability of each class of a target. */
    public double[] probabilities(Matrix networkOutputs, int row, int target) {
        var probabilities = new double[units == 1 ? 2 : units];
        for (var label = 0; label < probabilities.length; label++) {
            probabilities[label] = probability(networkOutputs, row, target, label);
        }
        return probabilities;
    }

    /** The probability of a class of a target. A single unit gives that of the second of two classes. */
    public double probability(Matrix networkOutputs, int row, int target, int label) {
        if (units == 1) {
            var second = probability(networkOutputs.get(row, target));
            return label == 1 ? second : 1 - second;
        }
        return probability(networkOutputs.get(row, target * units + label));
    }

    private double probability(double output) {
        return (output - low) / (1 - low);
    }

    /** The value of each target, in its own unit. */
    public double[] values(Matrix networkOutputs, int row) {
        return IntStream.range(0, targets()).mapToDouble(target -> value(networkOutputs, row, target)).toArray();
    }

    /** The value of a target, in its own unit. */
    public double value(Matrix networkOutputs, int row, int target) {
        return scales.get(target).unscale(networkOutputs.get(row, target));
    }

    private int targets() {
        return schema.targets().size();
    }

    private String name(int target) {
        return schema.targets().get(target).name();
    }
}
