package io.mlpservice.exchange.onnx.reading;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.AttributeProto.AttributeType;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.OperatorSetIdProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import ai.onnx.proto.OnnxMl.TensorShapeProto;
import ai.onnx.proto.OnnxMl.TensorShapeProto.Dimension;
import ai.onnx.proto.OnnxMl.TypeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import com.google.protobuf.ByteString;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Builds graphs node by node. Names are numbered, so that each is given once. */
class GraphOfNodes {
    final GraphProto.Builder graph = GraphProto.newBuilder().setName("graph");
    /** The type of fractions. */
    final DataType fractions;
    private int operators = 17;
    private int learningOperators = 3;

    GraphOfNodes(DataType fractions) {
        this.fractions = fractions;
    }

    GraphOfNodes operators(int version, int ofMachineLearning) {
        operators = version;
        learningOperators = ofMachineLearning;
        return this;
    }

    byte[] build() {
        return ModelProto.newBuilder().setIrVersion(operators < 15 ? 7 : 8).setProducerName("skl2onnx")
                .setProducerVersion("1.21.0").setGraph(graph)
                .addOpsetImport(OperatorSetIdProto.newBuilder().setDomain("ai.onnx.ml").setVersion(learningOperators))
                .addOpsetImport(OperatorSetIdProto.newBuilder().setDomain("").setVersion(operators)).build()
                .toByteArray();
    }

    /** An input of rows, [None, columns]. */
    String input(String name, DataType type, int columns) {
        graph.addInput(info(name, type, columns));
        return name;
    }

    private static ValueInfoProto info(String name, DataType type, int... columns) {
        var shape = TensorShapeProto.newBuilder().addDim(Dimension.getDefaultInstance());
        Arrays.stream(columns).forEach(column -> shape.addDim(Dimension.newBuilder().setDimValue(column)));
        return ValueInfoProto.newBuilder().setName(name).setType(TypeProto.newBuilder()
                .setTensorType(TypeProto.Tensor.newBuilder().setElemType(type.getNumber()).setShape(shape))).build();
    }

    /** An output of rows; its type is that of its node. */
    void output(String name, DataType type, int... columns) {
        graph.addOutput(info(name, type, columns));
    }

    /** An output whose type the graph does not say. */
    void output(ValueInfoProto output) {
        graph.addOutput(output);
    }

    /** Fractions that the file holds. */
    String numbers(String name, double[] values, long... shape) {
        var tensor = TensorProto.newBuilder().setName(unique(name)).setDataType(fractions.getNumber())
                .addAllDims(Arrays.stream(shape).boxed().toList());
        for (var value : values) {
            if (fractions == DataType.DOUBLE) {
                tensor.addDoubleData(value);
            } else {
                tensor.addFloatData((float) value);
            }
        }
        graph.addInitializer(tensor);
        return tensor.getName();
    }

    /** Whole numbers that the file holds. */
    String integers(String name, DataType type, long... values) {
        var tensor = TensorProto.newBuilder().setName(unique(name)).setDataType(type.getNumber())
                .addDims(values.length);
        for (var value : values) {
            if (type == DataType.INT32) {
                tensor.addInt32Data((int) value);
            } else {
                tensor.addInt64Data(value);
            }
        }
        graph.addInitializer(tensor);
        return tensor.getName();
    }

    /** Texts that the file holds. */
    String texts(String name, List<String> values) {
        graph.addInitializer(TensorProto.newBuilder().setName(unique(name)).setDataType(DataType.STRING.getNumber())
                .addDims(values.size()).addAllStringData(values.stream().map(ByteString::copyFromUtf8).toList()));
        return name + (graph.getInitializerCount() - 1);
    }

    private String unique(String name) {
        return name + graph.getInitializerCount();
    }

    /** A node of the standard operators; returns its output. */
    String node(String operator, List<String> inputs, AttributeProto... attributes) {
        return named(operator, "", operator.toLowerCase(Locale.ROOT) + "_" + graph.getNodeCount(), inputs,
                attributes);
    }

    /** A node of the operators of ai.onnx.ml; returns its output. */
    String learningNode(String operator, List<String> inputs, AttributeProto... attributes) {
        return named(operator, "ai.onnx.ml",
                operator.toLowerCase(Locale.ROOT) + "_" + graph.getNodeCount(), inputs, attributes);
    }

    /** A node whose output has a name; returns it. */
    String named(String operator, String domain, String output, List<String> inputs, AttributeProto... attributes) {
        graph.addNode(NodeProto.newBuilder().setName(operator + graph.getNodeCount()).setOpType(operator)
                .setDomain(domain).addAllInput(inputs).addOutput(output).addAllAttribute(List.of(attributes)));
        return output;
    }

    static AttributeProto integer(String name, long value) {
        return AttributeProto.newBuilder().setName(name).setType(AttributeType.INT).setI(value).build();
    }

    static AttributeProto number(String name, double value) {
        return AttributeProto.newBuilder().setName(name).setType(AttributeType.FLOAT).setF((float) value).build();
    }

    static AttributeProto floats(String name, double[] values) {
        var attribute = AttributeProto.newBuilder().setName(name).setType(AttributeType.FLOATS);
        Arrays.stream(values).forEach(value -> attribute.addFloats((float) value));
        return attribute.build();
    }

    static AttributeProto ints(String name, List<Long> values) {
        return AttributeProto.newBuilder().setName(name).setType(AttributeType.INTS).addAllInts(values).build();
    }

    static AttributeProto strings(String name, List<String> values) {
        return AttributeProto.newBuilder().setName(name).setType(AttributeType.STRINGS)
                .addAllStrings(values.stream().map(ByteString::copyFromUtf8).toList()).build();
    }
}
