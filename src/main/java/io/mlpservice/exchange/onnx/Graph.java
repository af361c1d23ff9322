package io.mlpservice.exchange.onnx;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TensorShapeProto;
import ai.onnx.proto.OnnxMl.TensorShapeProto.Dimension;
import ai.onnx.proto.OnnxMl.TypeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import com.google.protobuf.ByteString;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/** A graph of ONNX operators that is being built. The first dimension of inputs and outputs is the rows. */
final class Graph {
    private final GraphProto.Builder graph;
    private final Set<String> names = new HashSet<>();
    private final Map<String, Tensor> numbers = new HashMap<>();

    Graph(String name) {
        this.graph = GraphProto.newBuilder().setName(name);
    }

    GraphProto build() {
        return graph.build();
    }

    /** An input, [rows][columns]. */
    Tensor input(String name, Element element, int columns) {
        graph.addInput(valueInfo(name, element, columns));
        return new Tensor(this, unique(name), element);
    }

    /**
     * Makes a tensor an output. If the name is that of an input, underscores follow it.
     *
     * @param columns the dimensions after the rows
     */
    void output(String name, Tensor tensor, int... columns) {
        var free = unique(name);
        graph.addOutput(valueInfo(free, tensor.element(), columns));
        graph.addNode(NodeProto.newBuilder().setName(free).setOpType("Identity").addInput(tensor.name())
                .addOutput(free));
    }

    private static ValueInfoProto valueInfo(String name, Element element, int... columns) {
        var shape = TensorShapeProto.newBuilder().addDim(Dimension.newBuilder().setDimParam("rows"));
        IntStream.of(columns).forEach(column -> shape.addDim(Dimension.newBuilder().setDimValue(column)));
        return ValueInfoProto.newBuilder().setName(name).setType(TypeProto.newBuilder()
                .setTensorType(TypeProto.Tensor.newBuilder().setElemType(element.number()).setShape(shape))).build();
    }

    /** Adds an operator with one output. */
    Tensor node(String operator, Element result, List<AttributeProto> attributes, Tensor... inputs) {
        var name = unique(operator + "_" + graph.getNodeCount());
        graph.addNode(NodeProto.newBuilder().setName(name).setOpType(operator).addAllAttribute(attributes)
                .addAllInput(Arrays.stream(inputs).map(Tensor::name).toList()).addOutput(name));
        return new Tensor(this, name, result);
    }

    /** Joins tensors, [rows][columns] each, side by side. */
    Tensor concat(List<Tensor> tensors) {
        return concat(tensors, 1);
    }

    /** Joins tensors along an axis. */
    Tensor concat(List<Tensor> tensors, int axis) {
        return tensors.size() == 1
                ? tensors.getFirst()
                : node("Concat", tensors.getFirst().element(), List.of(integer("axis", axis)),
                        tensors.toArray(Tensor[]::new));
    }

    /** A single number. */
    Tensor number(double value, Element element) {
        return numbers.computeIfAbsent(element + " " + Double.toString(value),
                _ -> constant("constant", element, new double[]{value}));
    }

    /** Numbers as one row, [1][numbers]. */
    Tensor row(double[] values, Element element) {
        return constant("row", element, values, 1, values.length);
    }

    /**
     * A constant of a float type.
     *
     * @param values the numbers, the last dimension fastest
     */
    Tensor constant(String name, Element element, double[] values, long... shape) {
        var size = element == Element.FLOAT32 ? Float.BYTES : Double.BYTES;
        var bytes = littleEndian(Math.multiplyExact(values.length, size));
        for (var value : values) {
            if (element == Element.FLOAT32) {
                bytes.putFloat((float) value);
            } else {
                bytes.putDouble(value);
            }
        }
        return initializer(name, element, tensor(shape).setRawData(ByteString.copyFrom(bytes.flip())));
    }

    /** A whole number. */
    Tensor integer(long value) {
        return integers(new long[]{value}, tensor());
    }

    /** Whole numbers, [numbers]. */
    Tensor integers(long... values) {
        return integers(values, tensor(values.length));
    }

    private Tensor integers(long[] values, TensorProto.Builder tensor) {
        var bytes = littleEndian(values.length * Long.BYTES);
        Arrays.stream(values).forEach(bytes::putLong);
        return initializer("integers", Element.INTEGER, tensor.setRawData(ByteString.copyFrom(bytes.flip())));
    }

    /** Texts of a shape. */
    Tensor texts(List<String> texts, long... shape) {
        var tensor = tensor(shape);
        texts.forEach(text -> tensor.addStringData(ByteString.copyFrom(text, StandardCharsets.UTF_8)));
        return initializer("texts", Element.TEXT, tensor);
    }

    private static ByteBuffer littleEndian(int bytes) {
        return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    private static TensorProto.Builder tensor(long... shape) {
        return TensorProto.newBuilder().addAllDims(Arrays.stream(shape).boxed().toList());
    }

    private Tensor initializer(String name, Element element, TensorProto.Builder tensor) {
        var free = unique(names.contains(name) ? name + "_" + graph.getInitializerCount() : name);
        graph.addInitializer(tensor.setName(free).setDataType(element.number()));
        return new Tensor(this, free, element);
    }

    private String unique(String name) {
        return names.add(name) ? name : unique(name + "_");
    }

    /** An attribute that is a whole number. */
    static AttributeProto integer(String name, long value) {
        return AttributeProto.newBuilder().setName(name).setType(AttributeProto.AttributeType.INT).setI(value).build();
    }

    /** An attribute that is a number in single precision. */
    static AttributeProto number(String name, double value) {
        return AttributeProto.newBuilder().setName(name).setType(AttributeProto.AttributeType.FLOAT)
                .setF((float) value).build();
    }
}
