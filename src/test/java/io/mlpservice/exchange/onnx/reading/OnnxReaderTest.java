package io.mlpservice.exchange.onnx.reading;

import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/** Networks of scikit-learn predict after their import as in ONNX Runtime. */
class OnnxReaderTest {
    private static final int ROWS = 40;
    private static final List<String> SPECIES = List.of("setosa", "versicolor", "virginica");
    private static final double[] MEANS = {5.8, 3, 3.7};
    private static final double[] WIDTHS = {0.8, 0.4, 1.7};

    private static double tolerance(DataType fractions) {
        return fractions == DataType.DOUBLE ? 1e-12 : 1e-5;
    }

    private static Map<String, List<?>> matrix() {
        var columns = new LinkedHashMap<String, List<?>>();
        IntStream.range(0, 3).forEach(column -> columns.put("X_" + column,
                Agreement.random(column, ROWS, MEANS[column], WIDTHS[column])));
        return columns;
    }

    private static List<String> texts(long seed, String... choices) {
        return new Random(seed).ints(ROWS, 0, choices.length).mapToObj(index -> choices[index]).toList();
    }

    private static List<?> withGaps(List<Double> values) {
        return IntStream.range(0, values.size()).mapToObj(row -> row % 5 == 2 ? Double.NaN : values.get(row)).toList();
    }

    @ParameterizedTest
    @CsvSource({"FLOAT, Relu", "FLOAT, Tanh", "FLOAT, Sigmoid", "FLOAT, Identity", "DOUBLE, Relu", "DOUBLE, Tanh"})
    void bringsBackClassifiers(DataType fractions, String activation) throws Exception {
        for (var classes : List.of(SPECIES, List.of("no", "yes"))) {
            var graph = new SklearnGraph(fractions);
            var input = graph.input("X", fractions, 3);
            var model = Agreement
                    .check(graph.classifier(graph.scaler(input, MEANS, WIDTHS), 3, activation, classes, true)
                            .build(), matrix(), tolerance(fractions));
            assertThat(model.schema().targets().getFirst().labels()).isEqualTo(classes);
            assertThat(model.schema().featureNames()).containsExactly("X_0", "X_1", "X_2");
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void bringsBackClassifiersWithMaps(boolean areTexts) throws Exception {
        for (var classes : List.of(List.of("3", "4", "5"), List.of("0", "1"))) {
            var graph = new SklearnGraph(DataType.FLOAT);
            var input = graph.input("X", DataType.FLOAT, 3);
            Agreement.check(graph.classifierWithMaps(graph.scaler(input, MEANS, WIDTHS), 3, "Relu", classes, areTexts)
                    .build(), matrix(), 1e-5);
        }
    }

    @ParameterizedTest
    @CsvSource({"FLOAT, 9, 1", "FLOAT, 15, 2", "FLOAT, 21, 3", "FLOAT, 13, 5", "DOUBLE, 18, 4"})
    void bringsBackRegressorsOfEveryVersion(DataType fractions, int operators, int ofMachineLearning)
            throws Exception {
        var graph = new SklearnGraph(fractions);
        var input = graph.input("X", fractions, 3);
        var scaled = graph.minMaxScaler(input, new double[]{0.3, 0.5, 0.2}, new double[]{-1.4, -1, -0.25});
        var model = Agreement.check(graph.regressor(scaled, 3, "Tanh").operators(operators, ofMachineLearning).build(),
                matrix(), tolerance(fractions));
        assertThat(model.schema().targetNames()).containsExactly("variable");
    }

    @Test
    void bringsBackSeveralTargets() throws Exception {
        var graph = new SklearnGraph(DataType.FLOAT);
        var model = Agreement.check(graph.flags(graph.input("X", DataType.FLOAT, 3), 3, 3).build(), matrix(), 1e-5);
        assertThat(model.schema().isMultiLabel()).isTrue();
        assertThat(model.schema().targetNames()).containsExactly("label_0", "label_1", "label_2");
    }

    /** Pipeline(ColumnTransformer(Pipeline(SimpleImputer, StandardScaler), OneHotEncoder), MLPClassifier). */
    @Test
    void bringsBackColumnsOfDifferentTypes() throws Exception {
        var graph = new SklearnGraph(DataType.FLOAT);
        var age = graph.input("age", DataType.FLOAT, 1);
        var fare = graph.input("fare", DataType.FLOAT, 1);
        var sex = graph.input("sex", DataType.STRING, 1);
        var port = graph.input("port", DataType.STRING, 1);
        var rank = graph.input("class", DataType.INT64, 1);
        var numbers = graph.scaler(graph.imputer(graph.vector(age, fare), 29.5, 14.25), new double[]{29, 30},
                new double[]{14, 50});
        var texts = graph.oneHotEncoder(List.of(sex, port), DataType.STRING,
                List.of(List.of("female", "male"), List.of("", "C", "Q", "S")));
        var ranks = graph.oneHotEncoder(List.of(rank), DataType.INT64, true, true, List.of(List.of("1", "2", "3")));
        var columns = new LinkedHashMap<String, List<?>>();
        columns.put("age", withGaps(Agreement.random(1, ROWS, 30, 14)));
        columns.put("fare", withGaps(Agreement.random(2, ROWS, 30, 40)));
        columns.put("sex", texts(3, "female", "male", "unknown"));
        columns.put("port", texts(4, "", "C", "Q", "S", "X"));
        columns.put("class", new Random(5).longs(ROWS, 1, 5).boxed().toList());
        var model = Agreement.check(graph.classifierWithMaps(graph.joined(List.of(numbers, texts, ranks)), 10, "Relu",
                List.of("0", "1"), false).build(), columns, 1e-5);
        assertThat(model.schema().featureNames()).containsExactly("age", "fare", "sex", "port", "class");
    }

    /** A ColumnTransformer of a matrix: two scalers of the same column, whole numbers as categories, one left out. */
    @Test
    void bringsBackColumnsOfAMatrix() throws Exception {
        var graph = new SklearnGraph(DataType.FLOAT);
        var input = graph.input("X", DataType.FLOAT, 4);
        var standard = graph.scaler(graph.extracted(input, 2, 0), new double[]{3.7, 5.8}, new double[]{1.7, 0.8});
        var minMax = graph.minMaxScaler(graph.extracted(input, 0), new double[]{0.25}, new double[]{-1});
        var encoded = graph.oneHotEncoder(List.of(graph.extracted(input, 3)), DataType.FLOAT,
                List.of(List.of("0", "1", "2")));
        var scaled = graph.scaler(encoded, new double[]{0.3, 0.3, 0.3}, new double[]{0.5, 0.4, 0.5});
        var columns = new LinkedHashMap<>(matrix());
        columns.put("X_3", new Random(5).longs(ROWS, 0, 4).mapToObj(value -> (double) value).toList());
        var model = Agreement
                .check(graph.classifier(graph.joined(List.of(encoded, standard, minMax, scaled)), 9, "Tanh",
                        SPECIES, true).build(), columns, 1e-5);
        assertThat(model.schema().featureNames()).containsExactly("X_0", "X_2", "X_3");
    }

    /** Whole numbers whose gaps were given a category before they were encoded; unknown ones were refused. */
    @Test
    void bringsBackCategoriesOfNumbersWithGaps() throws Exception {
        var graph = new SklearnGraph(DataType.FLOAT);
        var filled = graph.imputer(graph.input("X", DataType.FLOAT, 1), 2);
        var encoded = graph.oneHotEncoder(List.of(filled), DataType.FLOAT, false, false,
                List.of(List.of("1", "2", "3")));
        Agreement.check(graph.classifier(encoded, 3, "Relu", SPECIES, true).build(),
                Map.of("X", withGaps(new Random(5).ints(ROWS, 1, 4).mapToObj(value -> (double) value).toList())), 1e-5);
        var refusing = new SklearnGraph(DataType.FLOAT);
        var color = refusing.oneHotEncoder(List.of(refusing.input("color", DataType.STRING, 1)), DataType.STRING, false,
                false, List.of(List.of("blue", " red ")));
        var model = Agreement.check(refusing.regressor(color, 2, "Relu").build(),
                Map.of("color", texts(1, "blue", " red ")), 1e-5);
        assertThat(model.features().encoder(0).fillsGaps()).isFalse();
    }

    /** torch.nn.Sequential(Linear, BatchNorm1d, LeakyReLU, Dropout, Linear, ELU, Linear), exported. */
    @Test
    void bringsBackNetworksOfOtherLibraries() throws Exception {
        var graph = new GraphOfNodes(DataType.FLOAT);
        var random = new Random(8);
        var value = graph.input("X", DataType.FLOAT, 3);
        value = linear(graph, random, value, 3, 4);
        value = graph.node("BatchNormalization", List.of(value, row(graph, random, 4), row(graph, random, 4),
                row(graph, random, 4), row(graph, random, 4)), GraphOfNodes.number("epsilon", 1e-5));
        value = graph.node("LeakyRelu", List.of(value), GraphOfNodes.number("alpha", 0.2));
        value = graph.node("Dropout", List.of(value));
        value = linear(graph, random, value, 4, 5);
        value = graph.node("Elu", List.of(value));
        value = linear(graph, random, value, 5, 2);
        graph.named("Mul", "", "values", List.of(value, graph.numbers("scale", new double[]{2, 3}, 2)));
        graph.output("values", DataType.FLOAT, 2);
        var model = Agreement.check(graph.build(), matrix(), 1e-5);
        assertThat(model.schema().targetNames()).containsExactly("values_0", "values_1");
    }

    private static String linear(GraphOfNodes graph, Random random, String input, int inputs, int outputs) {
        return graph.node("Gemm",
                List.of(input,
                        graph.numbers("weight", random.doubles((long) inputs * outputs, -1, 1).toArray(), outputs,
                                inputs),
                        row(graph, random, outputs)),
                GraphOfNodes.number("alpha", 1), GraphOfNodes.number("beta", 1), GraphOfNodes.integer("transB", 1));
    }

    private static String row(GraphOfNodes graph, Random random, int size) {
        return graph.numbers("row", random.doubles(size, 0.2, 2).toArray(), size);
    }

    @Test
    void namesColumnsAsTheRequestSays() {
        var graph = new SklearnGraph(DataType.FLOAT);
        var file = graph.regressor(graph.input("X", DataType.FLOAT, 2), 2, "Relu").build();
        var schema = OnnxReader.read(file, List.of("hours", "../../etc/passwd"), List.of("grade")).model().schema();
        assertThat(schema.featureNames()).containsExactly("hours", "../../etc/passwd");
        assertThat(schema.targetNames()).containsExactly("grade");
        assertThatIllegalArgumentException().isThrownBy(() -> OnnxReader.read(file, List.of("hours"), List.of()))
                .withMessageContaining("'feature_names' has 1 names, but the graph has 2 columns");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> OnnxReader.read(file, List.of(), List.of("grade", "year")))
                .withMessageContaining("'target_names' has 2 names, but the graph has 1 targets");
    }
}
