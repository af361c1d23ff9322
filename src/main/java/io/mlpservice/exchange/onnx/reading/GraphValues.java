package io.mlpservice.exchange.onnx.reading;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import io.mlpservice.platform.problem.Messages;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Finds out what each name in a graph stands for, node by node. Nothing is computed but scales and weights. */
final class GraphValues {
    private static final int MOST_NODES = 5_000;

    private final Map<String, Value> values = new HashMap<>();
    private final Map<String, Function<Node, Value>> operators = new TreeMap<>();
    private final boolean isDouble;

    /**
     * Goes through a graph.
     *
     * @param names of the columns of its inputs; none for those of the graph
     */
    GraphValues(GraphProto graph, List<String> names, Budget budget) {
        if (graph.getSparseInitializerCount() > 0 || graph.getNodeCount() > MOST_NODES) {
            throw new IllegalArgumentException(
                    "Graphs with sparse tensors or more than %,d nodes cannot be imported.".formatted(MOST_NODES));
        }
        operators.put("Add", node -> Arithmetic.ADD.value(node, budget));
        operators.put("Sub", node -> Arithmetic.SUBTRACT.value(node, budget));
        operators.put("Mul", node -> Arithmetic.MULTIPLY.value(node, budget));
        operators.put("Div", node -> Arithmetic.DIVIDE.value(node, budget));
        new ColumnOperators(budget).addTo(operators);
        new LayerOperators(budget).addTo(operators);
        new ShapeOperators(budget).addTo(operators);
        OutputOperators.addTo(operators);
        graph.getInitializerList().forEach(tensor -> values.put(tensor.getName(), new Constant(tensor)));
        var constants = graph.getInitializerList().stream().map(TensorProto::getName).collect(Collectors.toSet());
        this.isDouble = values.values().stream()
                .anyMatch(value -> value instanceof Constant constant && constant.isDouble());
        values.putAll(new GraphInputs(graph, names, constants, budget).tables());
        graph.getNodeList().forEach(this::add);
    }

    private void add(NodeProto proto) {
        var operator = operators.get(Node.operator(proto));
        if (operator == null) {
            throw Node.refusal(proto, "such nodes are not supported; there are: %s".formatted(
                    String.join(", ", operators.keySet())));
        }
        if (proto.getOutputCount() == 0) {
            throw Node.refusal(proto, "it has no output");
        }
        var inputs = new ArrayList<@Nullable Value>();
        for (var name : proto.getInputList()) {
            inputs.add(name.isEmpty() ? null : known(proto, name));
        }
        if (values.putIfAbsent(proto.getOutput(0), operator.apply(new Node(proto, inputs))) != null) {
            throw Node.refusal(proto, "its output has the name of another value");
        }
    }

    private Value known(NodeProto proto, String name) {
        var value = values.get(name);
        if (value == null) {
            throw Node.refusal(proto, "no earlier node gives its input '%s'".formatted(Messages.shortened(name)));
        }
        return value;
    }

    /** What an output of the graph stands for. */
    Value output(String name) {
        var value = values.get(name);
        if (value == null) {
            throw new IllegalArgumentException(
                    "No node gives the output '%s' of the graph.".formatted(Messages.shortened(name)));
        }
        return value;
    }

    /** Whether the file holds numbers in double precision. */
    boolean isDouble() {
        return isDouble;
    }
}
