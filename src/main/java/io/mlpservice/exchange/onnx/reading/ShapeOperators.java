package io.mlpservice.exchange.onnx.reading;

import ai.onnx.proto.OnnxMl.TensorProto.DataType;

import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.IntStream;

/** The operators that change types and shapes, or nothing. */
final class ShapeOperators {
    private final Budget budget;
    private final ColumnOperators columns;

    ShapeOperators(Budget budget) {
        this.budget = budget;
        this.columns = new ColumnOperators(budget);
    }

    void addTo(Map<String, Function<Node, Value>> operators) {
        operators.put("Identity", node -> node.input(0));
        operators.put("Dropout", node -> node.input(0));
        operators.put("Constant", node -> node.tensor("value"));
        operators.put("Cast", node -> cast(node, Objects.requireNonNullElse(
                DataType.forNumber((int) node.integer("to", 0)), DataType.UNDEFINED)));
        operators.put("Concat", this::joined);
        operators.put("ai.onnx.ml.ArrayFeatureExtractor", this::extracted);
        operators.put("Reshape", node -> reshaped(node, node.constant(1).integers().toArray()));
        operators.put("Flatten", node -> {
            node.requireLastAxis(1);
            return reshaped(node, new long[]{-1, width(node)});
        });
    }

    private Value cast(Node node, DataType type) {
        var isWhole = switch (type) {
            case FLOAT, DOUBLE -> false;
            case INT32, INT64 -> true;
            case STRING -> {
                if (node.input(0) instanceof Columns table
                        && !table.columns().stream().allMatch(Column.Text.class::isInstance)) {
                    throw node.refusal("numbers cannot become text");
                }
                yield false;
            }
            default -> throw node.refusal("its type %s is not supported".formatted(type));
        };
        return switch (node.input(0)) {
            case Columns table -> type == DataType.STRING ? table : cast(node, table, isWhole);
            case Value.Network _,Value.Pair _,Value.Complement _ when isWhole ->
                throw node.refusal("it cuts off what the network puts out");
            case Value other -> other;
        };
    }

    private Columns cast(Node node, Columns table, boolean toWhole) {
        budget.takeColumns(table.count());
        return table.map(index -> switch (table.columns().get(index)) {
            case Column.Text(var input) -> throw node.refusal("'%s' is text".formatted(input.name()));
            case Column.Scaled number when toWhole && (mayHaveFraction(number) || !number.isPlain()) ->
                new Column.Scaled(number.input(), number.fill(), number.affine(), true);
            case Column.Indicator indicator when toWhole && !indicator.affine().equals(Affine.IDENTITY) ->
                throw node.refusal("it cuts off fractions");
            case Column same -> same;
        });
    }

    private static boolean mayHaveFraction(Column.Scaled number) {
        return number.input().kind() == GraphInput.Kind.FRACTION
                || (!Double.isNaN(number.fill()) && number.fill() != Math.rint(number.fill()));
    }

    /** Columns side by side, or both probabilities of two classes. */
    private Value joined(Node node) {
        var axis = node.integer("axis", 1);
        if (node.inputs().size() == 2 && node.input(0) instanceof Value.Complement(var network)
                && Value.areSame(node.input(1), network)) {
            node.requireLastAxis(1);
            return new Value.Pair(network);
        }
        var parts = IntStream.range(0, node.inputs().size()).mapToObj(index -> ColumnOperators.columns(node, index))
                .toList();
        if (parts.isEmpty() || (axis != -1 && axis != (parts.getFirst().isNested() ? 2 : 1))) {
            throw node.refusal("its axis is %d, and must be the last".formatted(axis));
        }
        return columns.joined(node, parts);
    }

    /** Columns by their places, or the class at a place. */
    private Value extracted(Node node) {
        return switch (node.input(1)) {
            case Value.Place place -> OutputOperators.classes(node, node.constant(0), place);
            case Constant places -> columns.selected(node, ColumnOperators.columns(node, 0), places);
            default -> throw node.refusal("its places must be in the file");
        };
    }

    private static long width(Node node) {
        return switch (node.input(0)) {
            case Columns table -> table.count();
            case Value.Network network -> network.units();
            default -> throw node.refusal("it must follow inputs or layers");
        };
    }

    private static Value reshaped(Node node, long[] shape) {
        var isRows = shape.length == 2 && (shape[0] == -1 || shape[0] == 0);
        return switch (node.input(0)) {
            case Columns table when isRows && shape[1] == table.count() -> new Columns(table.columns(), false);
            case Value.Network network when isRows && shape[1] == network.units() -> network;
            case Value.Network network when (isRows && shape[1] == 1) || (shape.length == 1 && shape[0] == -1) ->
                new Value.Final(network, false);
            case Value.Pair pair when isRows && shape[1] == 2 -> pair;
            case Value.Place _,Value.Classes _,Value.Flags _,Value.Final _ when shape[0] == -1 -> node.input(0);
            default -> throw node.refusal("the shape [%s] does not keep the rows".formatted(
                    String.join(", ", Arrays.stream(shape).mapToObj(String::valueOf).toList())));
        };
    }
}
