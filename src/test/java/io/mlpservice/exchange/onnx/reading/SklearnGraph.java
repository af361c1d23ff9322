package io.mlpservice.exchange.onnx.reading;

import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import ai.onnx.proto.OnnxMl.TypeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/** Graphs as scikit-learn's converter, skl2onnx, writes them, with random weights. */
public final class SklearnGraph extends GraphOfNodes {
    private final Random random = new Random(9);

    SklearnGraph(DataType fractions) {
        super(fractions);
    }

    /** A file with a classifier of columns of different types: age, fare, sex. */
    public static byte[] example() {
        var graph = new SklearnGraph(DataType.FLOAT);
        var numbers = graph.scaler(graph.imputer(
                graph.vector(graph.input("age", DataType.FLOAT, 1), graph.input("fare", DataType.FLOAT, 1)), 29.5, 14),
                new double[]{29, 30}, new double[]{14, 50});
        var sex = graph.oneHotEncoder(List.of(graph.input("sex", DataType.STRING, 1)), DataType.STRING,
                List.of(List.of("female", "male")));
        return graph.classifierWithMaps(graph.joined(List.of(numbers, sex)), 4, "Relu", List.of("died", "survived"),
                true).build();
    }

    /** StandardScaler, RobustScaler and MaxAbsScaler: an operator of its own in single precision only. */
    String scaler(String input, double[] offset, double[] scale) {
        if (fractions == DataType.FLOAT) {
            return learningNode("Scaler", List.of(input), floats("offset", offset),
                    floats("scale", Arrays.stream(scale).map(width -> 1 / width).toArray()));
        }
        var centered = node("Sub", List.of(input, numbers("Su_Subcst", offset, offset.length)));
        return node("Div", List.of(centered, numbers("Di_Divcst", scale, scale.length)));
    }

    /** MinMaxScaler. */
    String minMaxScaler(String input, double[] scale, double[] minimum) {
        var cast = node("Cast", List.of(input), integer("to", fractions.getNumber()));
        var scaled = node("Mul", List.of(cast, numbers("Mu_Mulcst", scale, scale.length)));
        return node("Add", List.of(scaled, numbers("Ad_Addcst", minimum, minimum.length)));
    }

    /** SimpleImputer of fractions. */
    String imputer(String input, double... statistics) {
        return learningNode("Imputer", List.of(input), floats("imputed_value_floats", statistics),
                number("replaced_value_float", Double.NaN));
    }

    /** OneHotEncoder of inputs with one column each, or of the columns of one input. */
    String oneHotEncoder(List<String> inputs, DataType type, List<List<String>> categories) {
        return oneHotEncoder(inputs, type, true, false, categories);
    }

    /**
     * The same with options.
     *
     * @param dropsFirst whether the first category of each column has no column of its own
     */
    String oneHotEncoder(List<String> inputs, DataType type, boolean ignoresUnknown, boolean dropsFirst,
            List<List<String>> categories) {
        var parts = new ArrayList<String>();
        for (var column = 0; column < categories.size(); column++) {
            var name = inputs.size() > 1
                    ? inputs.get(column)
                    : node("Gather", List.of(inputs.getFirst(), integers("index", DataType.INT64, column)),
                            integer("axis", 1));
            var encoded = encoder(name, type, ignoresUnknown, categories.get(column));
            parts.add(dropsFirst ? withoutFirst(encoded, categories.get(column).size()) : encoded);
        }
        var joined = parts.size() == 1 ? parts.getFirst() : node("Concat", parts, integer("axis", -1));
        return node("Reshape", List.of(joined, integers("shape_tensor", DataType.INT64, -1,
                categories.stream().mapToInt(of -> dropsFirst ? of.size() - 1 : of.size()).sum())));
    }

    private String encoder(String input, DataType type, boolean ignoresUnknown, List<String> categories) {
        var zeros = integer("zeros", ignoresUnknown ? 1 : 0);
        if (type == DataType.STRING) {
            return learningNode("OneHotEncoder", List.of(input), strings("cats_strings", categories), zeros);
        }
        return learningNode("OneHotEncoder",
                List.of(node("Cast", List.of(input), integer("to", DataType.INT64.getNumber()))),
                ints("cats_int64s", categories.stream().map(Long::valueOf).toList()), zeros);
    }

    private String withoutFirst(String encoded, int categories) {
        return node("Gather", List.of(encoded, integers("indices_to_keep", DataType.INT64,
                IntStream.range(1, categories).asLongStream().toArray())), integer("axis", -1));
    }

    /** Columns of a matrix, for a ColumnTransformer. */
    String extracted(String input, long... columns) {
        return learningNode("ArrayFeatureExtractor",
                List.of(input, integers("column_indices", DataType.INT64, columns)));
    }

    /** Columns side by side, for a step of a Pipeline. */
    String vector(String... inputs) {
        return learningNode("FeatureVectorizer", List.of(inputs),
                ints("inputdimensions", Collections.nCopies(inputs.length, 1L)));
    }

    /** What a ColumnTransformer makes of its parts. */
    String joined(List<String> parts) {
        return node("Concat", parts, integer("axis", 1));
    }

    String cast(String input) {
        return node("Cast", List.of(input), integer("to", fractions.getNumber()));
    }

    private String layers(String input, String activation, String outputActivation, int... sizes) {
        var value = cast(input);
        for (var layer = 1; layer < sizes.length; layer++) {
            var inputs = sizes[layer - 1];
            var product = node("MatMul", List.of(value, numbers("coefficient",
                    random.doubles((long) inputs * sizes[layer], -1.5, 1.5).toArray(), inputs, sizes[layer])));
            var sum = node("Add", List.of(product,
                    numbers("intercepts", random.doubles(sizes[layer], -1, 1).toArray(), 1, sizes[layer])));
            value = node(layer < sizes.length - 1 ? activation : outputActivation, List.of(sum));
        }
        return value;
    }

    /** The inputs, the hidden layers and the outputs of a network. */
    private static int[] sizes(int inputs, int outputs) {
        return new int[]{inputs, 6, 5, outputs};
    }

    /** MLPClassifier with the option {@code zipmap=False}. */
    SklearnGraph classifier(String input, int inputs, String activation, List<String> classes, boolean areTexts) {
        var label = labelAndProbabilities(input, inputs, activation, classes, areTexts, "probabilities");
        named("Identity", "", "label", List.of(label));
        output("label", areTexts ? DataType.STRING : DataType.INT64);
        output("probabilities", fractions, classes.size());
        return this;
    }

    /** MLPClassifier as it is converted by default: the probabilities are maps. */
    SklearnGraph classifierWithMaps(String input, int inputs, String activation, List<String> classes,
            boolean areTexts) {
        var label = labelAndProbabilities(input, inputs, activation, classes, areTexts, "probabilities");
        if (areTexts) {
            named("Identity", "", "output_label", List.of(label));
        } else {
            named("Cast", "", "output_label", List.of(label), integer("to", DataType.INT64.getNumber()));
        }
        named("ZipMap", "ai.onnx.ml", "output_probability", List.of("probabilities"), areTexts
                ? strings("classlabels_strings", classes)
                : ints("classlabels_int64s", classes.stream().map(Long::valueOf).toList()));
        output("output_label", areTexts ? DataType.STRING : DataType.INT64);
        var value = TypeProto.newBuilder().setTensorType(TypeProto.Tensor.newBuilder()
                .setElemType(fractions.getNumber()));
        output(ValueInfoProto.newBuilder().setName("output_probability").setType(TypeProto.newBuilder()
                .setSequenceType(TypeProto.Sequence.newBuilder().setElemType(TypeProto.newBuilder()
                        .setMapType(TypeProto.Map.newBuilder()
                                .setKeyType((areTexts ? DataType.STRING : DataType.INT64).getNumber())
                                .setValueType(value)))))
                .build());
        return this;
    }

    private String labelAndProbabilities(String input, int inputs, String activation, List<String> classes,
            boolean areTexts, String probabilities) {
        if (classes.size() == 2) {
            var positive = layers(input, activation, "Sigmoid", sizes(inputs, 1));
            var negative = node("Sub", List.of(numbers("unity", new double[]{1}), positive));
            named("Concat", "", probabilities, List.of(negative, positive), integer("axis", 1));
        } else {
            named("Identity", "", probabilities,
                    List.of(layers(input, activation, "Softmax", sizes(inputs, classes.size()))));
        }
        var tensor = areTexts
                ? texts("classes", classes)
                : integers("classes", DataType.INT32, classes.stream().mapToLong(Long::parseLong).toArray());
        var place = node("ArgMax", List.of(probabilities), integer("axis", 1));
        var label = learningNode("ArrayFeatureExtractor", List.of(tensor, place));
        var reshaped = node("Reshape", List.of(label, integers("shape_tensor", DataType.INT64, -1)));
        return areTexts
                ? reshaped
                : node("Cast", List.of(reshaped), integer("to", DataType.INT64.getNumber()));
    }

    /** MLPClassifier of several targets with two classes each. */
    SklearnGraph flags(String input, int inputs, int targets) {
        named("Identity", "", "probabilities", List.of(layers(input, "Relu", "Sigmoid", sizes(inputs, targets))));
        var flags = learningNode("Binarizer", List.of("probabilities"), number("threshold", 0.5));
        named("Cast", "", "label", List.of(flags), integer("to", DataType.INT64.getNumber()));
        output("label", DataType.INT64, targets);
        output("probabilities", fractions, targets);
        return this;
    }

    /** MLPRegressor. */
    SklearnGraph regressor(String input, int inputs, String activation) {
        named("Reshape", "", "variable", List.of(layers(input, activation, "Identity", sizes(inputs, 1)),
                integers("shape_tensor", DataType.INT64, -1, 1)));
        output("variable", fractions, 1);
        return this;
    }
}
