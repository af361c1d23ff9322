package io.mlpservice.exchange.onnx.reading;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.FunctionProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.StringStringEntryProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import com.google.protobuf.ByteString;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowable;

/** Graphs that were made to be read wrongly, or that are no networks. */
class RefusedGraphsTest {
    private final SklearnGraph graph = new SklearnGraph(DataType.FLOAT);
    private final String input = graph.input("X", DataType.FLOAT, 3);

    private static void isRefused(byte[] file, String... message) {
        assertThatIllegalArgumentException().isThrownBy(() -> OnnxReader.read(file, List.of(), List.of()))
                .withMessageContainingAll(message);
    }

    private void isRefused(String... message) {
        isRefused(graph.build(), message);
    }

    /** A network whose graph is changed. */
    private static void isRefusedWith(Consumer<GraphProto.Builder> change, String... message) {
        var network = new SklearnGraph(DataType.FLOAT);
        network.regressor(network.input("X", DataType.FLOAT, 3), 3, "Relu");
        change.accept(network.graph);
        isRefused(network.build(), message);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Loop", "If", "Scan", "Conv", "Clip", "Pow", "Where", "Erf"})
    void namesTheNodeThatIsNotSupported(String operator) {
        graph.node(operator, List.of(input), AttributeProto.newBuilder().setName("body")
                .setType(AttributeProto.AttributeType.GRAPH).setG(GraphProto.getDefaultInstance()).build());
        isRefused("The node '%s0' (%s) cannot be imported".formatted(operator, operator), "there are: Add, ArgMax,",
                "Tanh, ai.onnx.ml.ArrayFeatureExtractor");
    }

    @Test
    void refusesOperatorsOfOtherDomains() {
        graph.named("Relu", "com.example", "y", List.of(input));
        isRefused("(com.example.Relu) cannot be imported");
    }

    @Test
    void readsNoOtherFile() {
        isRefusedWith(proto -> proto.getInitializerBuilder(0).setDataLocation(TensorProto.DataLocation.EXTERNAL)
                .addExternalData(StringStringEntryProto.newBuilder().setKey("location").setValue("/etc/passwd")),
                "in another file");
    }

    @Test
    void refusesFunctionsAndVersionsThatItDoesNotKnow() throws Exception {
        var file = ModelProto.parseFrom(graph.regressor(input, 3, "Relu").build());
        isRefused(file.toBuilder().addFunctions(FunctionProto.getDefaultInstance()).build().toByteArray(),
                "functions");
        isRefused(graph.operators(6, 1).build(), "operators of version 6");
        isRefused(graph.operators(99, 1).build(), "operators of version 99");
    }

    @Test
    void refusesTensorsThatDoNotFit() {
        isRefusedWith(proto -> proto.getInitializerBuilder(0).setDims(0, 4), "has the shape [4, 6], but 18 elements");
        isRefusedWith(proto -> proto.getInitializerBuilder(0).setDims(0, Long.MAX_VALUE), "has the shape");
        isRefusedWith(proto -> proto.getInitializerBuilder(0).setDims(0, -3).setDims(1, -6), "has the shape [-3, -6]");
        isRefusedWith(proto -> proto.getInitializerBuilder(0).clearDims().addDims(9).addDims(2), "there are 3 inputs");
        isRefusedWith(proto -> proto.getInitializerBuilder(0).clearDims().addDims(18), "a matrix is needed");
        isRefusedWith(proto -> proto.getInitializerBuilder(1).clearDims().addDims(6).addDims(1), "a row of 6");
        isRefusedWith(proto -> proto.getInitializerBuilder(0).setDataType(DataType.FLOAT16_VALUE), "FLOAT16");
        isRefusedWith(proto -> proto.getInitializerBuilder(0).clearFloatData()
                .setRawData(ByteString.copyFrom(new byte[73])), "-1 elements");
        isRefusedWith(proto -> proto.getInitializerBuilder(0).setFloatData(3, Float.NaN), "finite");
        isRefusedWith(proto -> proto.getInitializerBuilder(1).setFloatData(3, Float.POSITIVE_INFINITY), "finite");
    }

    @Test
    void refusesGraphsWhosePartsDoNotFit() {
        isRefusedWith(proto -> proto.getNodeBuilder(0).setInput(0, "Y"), "no earlier node gives its input 'Y'");
        isRefusedWith(proto -> proto.getOutputBuilder(0).setName("Y"), "No node gives the output 'Y'");
        isRefusedWith(GraphProto.Builder::clearOutput, "no outputs");
        isRefusedWith(proto -> proto.getOutputBuilder(0).setName("X"), "'X' of the graph is none of a network");
        isRefusedWith(proto -> proto.getNodeBuilder(1).clearInput(), "(MatMul)", "input 2 is missing");
        isRefusedWith(proto -> proto.getNodeBuilder(1).setOutput(0, "X"), "has the name of another value");
        isRefusedWith(proto -> proto.getInputBuilder(0).getTypeBuilder().getTensorTypeBuilder().getShapeBuilder()
                .getDimBuilder(1).clearDimValue(), "a known number of columns");
        isRefusedWith(proto -> proto.getInputBuilder(0).getTypeBuilder().getTensorTypeBuilder()
                .setElemType(DataType.STRING_VALUE), "'X_0' is text");
        isRefusedWith(proto -> proto.addNode(proto.getNodeBuilder(3).build().toBuilder().setInput(0, proto
                .getNode(3).getOutput(0)).setOutput(0, "again")), "an activation must follow weighted sums");
    }

    @Test
    void refusesWhatNoEncoderDoes() {
        graph.learningNode("Imputer", List.of(input), GraphOfNodes.floats("imputed_value_floats", new double[]{1}),
                GraphOfNodes.number("replaced_value_float", -1));
        isRefused("(ai.onnx.ml.Imputer)", "only NaN can mean a gap");
    }

    @Test
    void refusesCategoriesThatDifferByBlanksAlone() {
        var words = new SklearnGraph(DataType.FLOAT);
        var word = words.input("word", DataType.STRING, 1);
        words.learningNode("OneHotEncoder", List.of(word),
                GraphOfNodes.strings("cats_strings", List.of("", " ", "red", "green")));
        isRefused(words.build(), "(ai.onnx.ml.OneHotEncoder)", "only by blanks around them");
    }

    @Test
    void refusesAColumnThatIsANumberAndACategory() {
        var encoded = graph.oneHotEncoder(List.of(graph.extracted(input, 0)), DataType.FLOAT,
                List.of(List.of("1", "2")));
        graph.regressor(graph.joined(List.of(input, encoded)), 5, "Relu");
        isRefused("The feature 'X_0' is a number and a category");
    }

    /** Two bytes make an empty tensor. */
    @Test
    void refusesAMillionTensors() throws Exception {
        var tensors = new byte[2_000_000];
        for (var index = 0; index < tensors.length; index += 2) {
            tensors[index] = 5 << 3 | 2;
        }
        var file = new ByteArrayOutputStream();
        file.write(ModelProto.newBuilder().setGraph(GraphProto.getDefaultInstance()).build().toByteArray()[0]);
        file.write(new byte[]{(byte) 0x80, (byte) 0x89, 0x7a});
        file.write(tensors);
        isRefused(file.toByteArray(), "more than 300,000 tensors");
    }

    @Test
    void refusesGraphsThatOutgrowTheirFile() {
        var value = input;
        for (var node = 0; node < 60; node++) {
            value = graph.node("Concat", Collections.nCopies(2, value), GraphOfNodes.integer("axis", 1));
        }
        isRefused("make more than 500,000 columns");
        var layers = new SklearnGraph(DataType.FLOAT);
        var wide = layers.input("X", DataType.FLOAT, 1_000);
        for (var node = 0; node < 100; node++) {
            wide = layers.node("MatMul", List.of(wide, layers.graph.getInitializerCount() == 0
                    ? layers.numbers("w", new double[1_000_000], 1_000, 1_000)
                    : "w0"));
        }
        isRefused(layers.build(), "far more numbers than the file has");
        var categories = new SklearnGraph(DataType.FLOAT);
        var encoded = categories.learningNode("OneHotEncoder",
                List.of(categories.input("X", DataType.INT64, 1)),
                GraphOfNodes.ints("cats_int64s", new Random(1).longs(100_000).boxed().toList()));
        var one = categories.node("Reshape", List.of(categories.node("Gather", List.of(encoded,
                categories.integers("i", DataType.INT64, 5)), GraphOfNodes.integer("axis", -1)),
                categories.integers("shape", DataType.INT64, -1, 1)));
        categories.named("MatMul", "", "y", List.of(one, categories.numbers("w", new double[60_000], 1, 60_000)));
        categories.output("y", DataType.FLOAT, 60_000);
        isRefused(categories.build(), "far more numbers than the file has");
    }

    @Test
    void refusesFilesThatAreCutShortOrOfAnotherKind() {
        isRefused(new byte[0], "no graph");
        isRefused("{\"format\": 1}".getBytes(StandardCharsets.UTF_8), "ONNX file");
        var file = SklearnGraph.example();
        for (var length = 0; length < file.length; length++) {
            isRefused(Arrays.copyOf(file, length), " ");
        }
    }

    @Test
    void readsOrRefusesFilesHoweverTheyAreDamaged() {
        var file = SklearnGraph.example();
        var random = new Random(17);
        var read = 0;
        for (var round = 0; round < 4_000; round++) {
            var damaged = file.clone();
            for (var change = 0; change <= random.nextInt(3); change++) {
                damaged[random.nextInt(file.length)] = (byte) random.nextInt(256);
            }
            var refusal = catchThrowable(() -> OnnxReader.read(damaged, List.of(), List.of()));
            if (refusal == null) {
                read++;
            } else {
                assertThat(refusal).isInstanceOf(RuntimeException.class);
            }
        }
        assertThat(read).isPositive();
    }
}
