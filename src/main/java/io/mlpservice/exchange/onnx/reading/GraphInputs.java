package io.mlpservice.exchange.onnx.reading;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import ai.onnx.proto.OnnxMl.TypeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import io.mlpservice.platform.problem.Messages;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;

/** The inputs of a graph: a matrix, or a tensor with a column for each feature. */
final class GraphInputs {
    private final Map<String, Columns> tables = new LinkedHashMap<>();
    private final List<GraphInput> columns = new ArrayList<>();

    /**
     * Reads inputs.
     *
     * @param names one for each column; none for those of the graph
     * @param constants the names of tensors that the file holds, which older files list as inputs too
     */
    GraphInputs(GraphProto graph, List<String> names, Set<String> constants, Budget budget) {
        var inputs = graph.getInputList().stream().filter(input -> !constants.contains(input.getName())).toList();
        for (var input : inputs) {
            var count = count(input);
            budget.takeColumns(count);
            var kind = kind(input);
            var table = IntStream.range(0, count).mapToObj(column -> new GraphInput(columns.size() + column,
                    name(names, columns.size() + column, input.getName(), count, column), kind)).toList();
            columns.addAll(table);
            tables.put(input.getName(), new Columns(table.stream().map(GraphInput::column).toList(), false));
        }
        if (!names.isEmpty() && names.size() != columns.size()) {
            throw new IllegalArgumentException("'feature_names' has %d names, but the graph has %d columns of inputs."
                    .formatted(names.size(), columns.size()));
        }
    }

    private static String name(List<String> names, int place, String input, int count, int column) {
        if (place < names.size()) {
            return names.get(place);
        }
        return count == 1 ? input : "%s_%d".formatted(input, column);
    }

    private static int count(ValueInfoProto input) {
        var shape = input.getType().getTensorType().getShape();
        if (input.getType().getValueCase() != TypeProto.ValueCase.TENSOR_TYPE || shape.getDimCount() != 2
                || shape.getDim(1).getDimValue() < 1 || shape.getDim(1).getDimValue() > Integer.MAX_VALUE) {
            throw new IllegalArgumentException(
                    "The input '%s' must be a tensor of rows with a known number of columns."
                            .formatted(Messages.shortened(input.getName())));
        }
        return (int) shape.getDim(1).getDimValue();
    }

    private static GraphInput.Kind kind(ValueInfoProto input) {
        var type = Objects.requireNonNullElse(
                DataType.forNumber(input.getType().getTensorType().getElemType()), DataType.UNDEFINED);
        return switch (type) {
            case FLOAT, DOUBLE -> GraphInput.Kind.FRACTION;
            case INT32, INT64, BOOL -> GraphInput.Kind.WHOLE;
            case STRING -> GraphInput.Kind.TEXT;
            default -> throw new IllegalArgumentException(
                    "The input '%s' has the type %s; FLOAT, DOUBLE, INT32, INT64, BOOL and STRING are read."
                            .formatted(Messages.shortened(input.getName()), type));
        };
    }

    /** What each input stands for, by its name. */
    Map<String, Columns> tables() {
        return tables;
    }
}
