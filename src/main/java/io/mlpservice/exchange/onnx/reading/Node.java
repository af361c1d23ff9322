package io.mlpservice.exchange.onnx.reading;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import io.mlpservice.platform.problem.Messages;
import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * A node of a graph with its inputs.
 *
 * @param inputs null where an optional one is left out
 */
record Node(NodeProto proto, List<@Nullable Value> inputs) {
    static final String STANDARD = "";
    static final String MACHINE_LEARNING = "ai.onnx.ml";

    /** The kind of node, with its domain unless that is the standard one. */
    static String operator(NodeProto proto) {
        var domain = proto.getDomain();
        return domain.isEmpty() || domain.equals("ai.onnx")
                ? proto.getOpType()
                : "%s.%s".formatted(domain, proto.getOpType());
    }

    /** The refusal of the node, for a reason. */
    IllegalArgumentException refusal(String reason) {
        return refusal(proto, reason);
    }

    static IllegalArgumentException refusal(NodeProto proto, String reason) {
        return new IllegalArgumentException("The node '%s' (%s) cannot be imported: %s.".formatted(
                Messages.shortened(proto.getName().isEmpty() && proto.getOutputCount() > 0
                        ? proto.getOutput(0)
                        : proto.getName()),
                Messages.shortened(operator(proto)), reason));
    }

    /** An input that may not be left out. */
    Value input(int index) {
        var value = index < inputs.size() ? inputs.get(index) : null;
        if (value == null) {
            throw refusal("input %d is missing".formatted(index + 1));
        }
        return value;
    }

    boolean has(int index) {
        return index < inputs.size() && inputs.get(index) != null;
    }

    /** An input that the file must hold. */
    Constant constant(int index) {
        if (input(index) instanceof Constant constant) {
            return constant;
        }
        throw refusal("input %d must be a tensor that the file holds".formatted(index + 1));
    }

    /** An input that the file must hold as numbers in a row: one, or as many as columns. */
    Constant row(int index, int columns) {
        var row = constant(index);
        if (!row.isRow() || (row.size() != 1 && row.size() != columns)) {
            throw refusal("input %d has the shape %s where a row of %d is needed".formatted(index + 1, row.shape(),
                    columns));
        }
        return row;
    }

    private @Nullable AttributeProto attribute(String name) {
        return proto.getAttributeList().stream().filter(attribute -> attribute.getName().equals(name)).findFirst()
                .orElse(null);
    }

    boolean hasAttribute(String name) {
        return attribute(name) != null;
    }

    long integer(String name, long otherwise) {
        var attribute = attribute(name);
        return attribute == null ? otherwise : attribute.getI();
    }

    double number(String name, double otherwise) {
        var attribute = attribute(name);
        return attribute == null ? otherwise : attribute.getF();
    }

    String text(String name, String otherwise) {
        var attribute = attribute(name);
        return attribute == null ? otherwise : attribute.getS().toString(StandardCharsets.UTF_8);
    }

    List<Float> numbers(String name) {
        var attribute = attribute(name);
        return attribute == null ? List.of() : attribute.getFloatsList();
    }

    List<Long> integers(String name) {
        var attribute = attribute(name);
        return attribute == null ? List.of() : attribute.getIntsList();
    }

    List<String> texts(String name) {
        var attribute = attribute(name);
        return attribute == null
                ? List.of()
                : attribute.getStringsList().stream().map(text -> text.toString(StandardCharsets.UTF_8)).toList();
    }

    /** A tensor among the attributes. */
    Constant tensor(String name) {
        var attribute = attribute(name);
        if (attribute == null || !attribute.hasT()) {
            throw refusal("its '%s' must be a tensor".formatted(name));
        }
        return new Constant(attribute.getT());
    }

    /** Checks that the node works on the last of two dimensions. */
    void requireLastAxis(long otherwise) {
        var axis = integer("axis", otherwise);
        if (axis != 1 && axis != -1) {
            throw refusal("its axis is %d, and must be 1".formatted(axis));
        }
    }
}
