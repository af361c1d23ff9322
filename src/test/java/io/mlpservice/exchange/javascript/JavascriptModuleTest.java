package io.mlpservice.exchange.javascript;

import io.mlpservice.engine.data.Column;
import io.mlpservice.engine.data.DateOrder;
import io.mlpservice.engine.data.NumberMarks;
import io.mlpservice.engine.data.NumberSign;
import io.mlpservice.engine.data.Table;
import io.mlpservice.engine.data.ThousandsMark;
import io.mlpservice.engine.encoding.Prediction;
import io.mlpservice.engine.encoding.Target;
import io.mlpservice.engine.feature.CategoryEncoding;
import io.mlpservice.engine.feature.Feature;
import io.mlpservice.engine.feature.FeatureType;
import io.mlpservice.engine.feature.MissingValues;
import io.mlpservice.engine.feature.Polynomial;
import io.mlpservice.engine.function.ActivationType;
import io.mlpservice.engine.matrix.Precision;
import io.mlpservice.engine.model.TrainedModel;
import io.mlpservice.engine.network.LayerSpec;
import io.mlpservice.engine.scaling.ColumnScale.Linear;
import io.mlpservice.engine.scaling.ColumnScale.Logarithmic;
import io.mlpservice.engine.scaling.Scaling;
import io.mlpservice.exchange.ExampleModel;
import io.mlpservice.exchange.pipeline.PipelineDocument;
import io.mlpservice.platform.json.EnumNames;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/** Node.js answers with what the model itself predicts; left out where there is no Node.js. */
class JavascriptModuleTest {
    private static final JsonMapper JSON = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE).addModule(new EnumNames()).build();
    private static final String DRIVER = """
            import { readFileSync } from "node:fs";
            import { predict } from "./model.mjs";
            const rows = JSON.parse(readFileSync(new URL("rows.json", import.meta.url), "utf8"));
            const answer = (row) => { try { return predict(row); } catch (e) { return { error: e.message }; } };
            process.stdout.write(JSON.stringify(rows.map(answer)));
            """;

    @TempDir
    private Path folder;

    @BeforeAll
    static void findNode() {
        assumeTrue(isThere(), "node is not installed, so the JavaScript module is not tested");
    }

    private static boolean isThere() {
        try {
            return new ProcessBuilder("node", "--version").start().waitFor() == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private JsonNode run(TrainedModel model, List<Map<String, @Nullable Object>> rows) throws Exception {
        Files.write(folder.resolve("model.mjs"), JavascriptModule.write(model,
                JSON.writeValueAsString(PipelineDocument.of(model)), "{\"model\":\"</script>\"}"));
        Files.writeString(folder.resolve("driver.mjs"), DRIVER);
        Files.write(folder.resolve("rows.json"), JSON.writeValueAsBytes(rows));
        var errors = folder.resolve("errors.txt");
        var node = new ProcessBuilder("node", folder.resolve("driver.mjs").toString()).redirectError(errors.toFile())
                .start();
        var answers = new String(node.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(node.waitFor()).as(Files.readString(errors)).isZero();
        return JSON.readTree(answers);
    }

    private static List<Map<String, @Nullable Object>> rows(TrainedModel model) {
        return IntStream.of(ExampleModel.rows()).<Map<String, @Nullable Object>>mapToObj(row -> {
            var cells = new HashMap<String, @Nullable Object>();
            for (var name : model.features().names()) {
                var column = ExampleModel.TABLE.column(name).orElseThrow();
                cells.put(name, column.isMissing(row) ? null : column.text(row));
            }
            return cells;
        }).toList();
    }

    private void agrees(TrainedModel model, double tolerance) throws Exception {
        var answers = run(model, rows(model));
        var expected = model.predict(ExampleModel.codes(model));
        for (var row = 0; row < expected.size(); row++) {
            var answer = answers.get(row);
            switch (expected.get(row)) {
                case Prediction.Label label -> {
                    assertThat(answer.path("label").asString("")).as(answer.toString()).isEqualTo(label.label());
                    assertClose(answer.get("probabilities"), label.probabilities(), tolerance);
                }
                case Prediction.Labels(var targets) -> {
                    var index = 0;
                    for (var entry : answer.get("labels").properties()) {
                        assertThat(entry.getValue().asString()).isEqualTo(targets.get(index).label());
                        assertClose(answer.get("label_probabilities").get(entry.getKey()),
                                targets.get(index++).probabilities(), tolerance);
                    }
                }
                case Prediction.Numbers(var values) -> assertClose(answer.get("values"), values, tolerance);
            }
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '!', value = {".!COMMA!1,234.5", ",!POINT!1.234,5", ",!POINT!1234,5", ".!COMMA!$1,234.5",
        ",!POINT!1.234,5 \u20ac", ".!NONE!+$1234.5",
        ".!APOSTROPHE!1\u2019234.5", ",!SPACE!1\u00a0234,5", ".!COMMA!1234.5", ",!NONE!1234,5"})
    void readsTextsWithTheMarksAndSignsOfTheDataSet(char decimal, ThousandsMark thousands, String text)
            throws Exception {
        var model = new ExampleModel()
                .marks(NumberMarks.of(String.valueOf(decimal), thousands.symbol(), List.of("$", "\u20ac")))
                .of(List.of(Feature.numeric("age"))).build();
        var answers = run(model, List.of(Map.of("age", text), Map.of("age", 1234.5)));
        assertThat(answers.get(0)).isEqualTo(answers.get(1));
    }

    @Test
    void refusesANumberWithTheSignOfAnotherColumn() throws Exception {
        var model = new ExampleModel().marks(NumberMarks.of(".", null, List.of("$", "%")))
                .of(List.of(Feature.numeric("age").with(new NumberSign('$')),
                        Feature.numeric("income").with(new NumberSign('%')),
                        Feature.numeric("same").with(NumberSign.NONE)))
                .build();
        var answers = run(model, List.of(Map.of("age", 5, "income", 7, "same", 7),
                Map.of("age", "5", "income", "7 %", "same", "$7"), Map.of("age", "$5", "income", "7", "same", 7),
                Map.of("age", "5%"), Map.of("income", "$7"), Map.of("same", "7%"), Map.of("age", "5\u20ac"),
                Map.of("age", "old")));
        assertThat(answers.get(0).has("error")).isFalse();
        assertThat(answers.get(1)).isEqualTo(answers.get(0)).isEqualTo(answers.get(2));
        assertThat(IntStream.range(3, 8).mapToObj(row -> answers.get(row).get("error").asString())).containsExactly(
                "Column 'age' has '$' beside its numbers, not '%'.",
                "Column 'income' has '%' beside its numbers, not '$'.",
                "Column 'same' has no sign beside its numbers, not '%'.",
                "Column 'age' has '$' beside its numbers, not '\u20ac'.", "'age' cannot be \"old\".");
    }

    @ParameterizedTest
    @EnumSource
    void readsACategoryThatIsANumberByItsValue(CategoryEncoding encoding) throws Exception {
        var model = new ExampleModel().with(Scaling.STANDARD, MissingValues.MEDIAN, encoding)
                .marks(NumberMarks.of(",", null, null))
                .on(new Table(List.of(new Column.Numeric("size", new double[]{1.5, 3}))))
                .of(List.of(new Feature("size", FeatureType.CATEGORICAL))).build();
        var answers = run(model, List.of(Map.of("size", 3), Map.of("size", "3,00"), Map.of("size", " 3.0 "),
                Map.of("size", 1.5)));
        assertThat(answers.get(1)).isEqualTo(answers.get(2)).isEqualTo(answers.get(0)).isNotEqualTo(answers.get(3));
    }

    @Test
    void readsAHashOfANumberWithLeadingZeros() throws Exception {
        var model = new ExampleModel().with(Scaling.STANDARD, MissingValues.MEDIAN, CategoryEncoding.HASHED)
                .on(new Table(List.of(new Column.Numeric("size", new double[]{1.5, 3}))))
                .of(List.of(new Feature("size", FeatureType.CATEGORICAL))).build();
        var answers = run(model, List.of(Map.of("size", 3), Map.of("size", "003"), Map.of("size", 1.5)));
        assertThat(answers.get(1)).isEqualTo(answers.get(0)).isNotEqualTo(answers.get(2));
    }

    private static void assertClose(JsonNode found, double[] expected, double tolerance) {
        var numbers = found.valueStream().mapToDouble(JsonNode::asDouble).toArray();
        assertThat(numbers).hasSameSizeAs(expected);
        IntStream.range(0, expected.length).forEach(index -> assertThat(numbers[index]).isCloseTo(expected[index],
                offset(tolerance * Math.max(1, Math.abs(expected[index])))));
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = {"BINARY_STEP", "BIPOLAR_STEP"})
    void agreesForEachHiddenActivation(ActivationType activation) throws Exception {
        var layer = new LayerSpec(6, activation.withDefaults(), true, 0.3, false, 1);
        var residual = new LayerSpec(6, activation.withDefaults(), false, 0, true, 1);
        agrees(new ExampleModel().in(Precision.FLOAT64).hidden(layer, residual).build(), 1e-12);
        agrees(new ExampleModel().hidden(layer, residual).build(), 1e-5);
    }

    @ParameterizedTest
    @EnumSource(names = {"SIGMOID", "BINARY_STEP", "BIPOLAR_STEP"})
    void agreesForEachOutput(ActivationType activation) throws Exception {
        var two = new Target("won", Arrays.asList("no", "yes"));
        agrees(new ExampleModel().in(Precision.FLOAT64).classes(activation, two).build(), 1e-12);
        agrees(new ExampleModel().in(Precision.FLOAT64)
                .classes(activation, two, new Target("b", Arrays.asList("x", "y"))).build(), 1e-12);
    }

    @Test
    void agreesForNumbersInTheirOwnUnit() throws Exception {
        agrees(new ExampleModel().in(Precision.FLOAT64).values(ActivationType.IDENTITY, new Linear(3, 2, -1),
                new Linear(7, Double.POSITIVE_INFINITY, 0), new Logarithmic(2, new Linear(1, 0.5, 0))).build(), 1e-12);
    }

    @ParameterizedTest
    @CsvSource({"STANDARD, MEDIAN, ONE_HOT", "ROBUST, MOST_FREQUENT, ONE_HOT", "QUANTILE_NORMAL, MEDIAN, ORDINAL",
        "LOG, CONSTANT, HASHED", "MIN_MAX_MINUS1_1, MEAN, ORDINAL", "NONE, MEDIAN, HASHED",
        "MIN_MAX_0_1, MOST_FREQUENT, HASHED"})
    void agreesForEachPreprocessing(Scaling scaling, MissingValues missing, CategoryEncoding categories)
            throws Exception {
        agrees(new ExampleModel().of(ExampleModel.ALL).with(scaling, missing, categories)
                .with(new Polynomial(3, true)).in(Precision.FLOAT64).build(), 1e-12);
    }

    @Test
    void readsCellsAsTheServiceDoesAndRefusesOthers() throws Exception {
        var model = new ExampleModel().of(ExampleModel.ALL).in(Precision.FLOAT64).gaps("none", "-999").build();
        var usual = new HashMap<String, @Nullable Object>(Map.of("age", 30, "income", 5, "member", true, "color",
                "red", "when", "2024-03-31", "city of birth", "city 1"));
        var answers = run(model, List.of(usual, with(usual, "age", " 30 "), with(usual, "member", "YES"),
                with(usual, "color", " red "), with(usual, "when", "2024 Mar 31"), with(usual, "when", "2024.3.31"),
                with(usual, "when", "2024/03/31 12:00 AM +00:00"),
                with(usual, "age", -999), with(usual, "age", "none"), with(usual, "age", null),
                with(usual, "age", "old"), with(usual, "member", 2), with(usual, "when", "2024-02-30"),
                with(usual, "when", "today")));
        for (var row = 1; row <= 6; row++) {
            assertThat(answers.get(row)).as("row %d", row).isEqualTo(answers.get(0));
        }
        assertThat(answers.get(8)).isEqualTo(answers.get(7)).isEqualTo(answers.get(9)).isNotEqualTo(answers.get(0));
        assertThat(answers.get(10).get("error").asString()).isEqualTo("'age' cannot be \"old\".");
        assertThat(answers.get(11).get("error").asString()).contains("'member'");
        assertThat(answers.get(12).get("error").asString()).contains("'when'");
        assertThat(answers.get(13).get("error").asString()).contains("'when'");
    }

    @ParameterizedTest
    @EnumSource
    void readsDatesAsTheServiceDoes(DateOrder order) throws Exception {
        var model = new ExampleModel().of(List.of(new Feature("when", FeatureType.DATE_TIME, order)))
                .in(Precision.FLOAT64).build();
        var texts = List.of("2024-03-31", "2024/3/1 7:05", "2024-03-31T10:30:07.25+02:00", "3/4/2024", "3.4.24",
                "31.12.1999 23:59:59", "Mar 31, 2024", "31 March 2024, 4:05 pm", "12/31/70", "2024-02-30", "1900-02-29",
                "24:00", "3-4/2024", "2024-03-31 25:00", "31 Foo 2024", "0001-01-01", "9999-12-31T00:00Z");
        var answers = run(model, texts.stream().map(text -> with(Map.of(), "when", text)).toList());
        for (var index = 0; index < texts.size(); index++) {
            var answer = answers.get(index);
            var code = model.features().encoder(0).code(texts.get(index));
            assertThat(answer.has("error")).as("%s %s", texts.get(index), answer).isEqualTo(code.isEmpty());
            if (code.isPresent()) {
                var label = (Prediction.Label) model.predict(new double[][]{{code.getAsDouble()}}).getFirst();
                assertClose(answer.get("probabilities"), label.probabilities(), 1e-9);
            }
        }
    }

    private static Map<String, @Nullable Object> with(Map<String, @Nullable Object> row, String feature,
            @Nullable Object cell) {
        var changed = new HashMap<String, @Nullable Object>(row);
        changed.put(feature, cell);
        return changed;
    }

    @ParameterizedTest
    @ValueSource(strings = {"constructor", "__proto__", "toString"})
    void fillsAGapWhoseNameEveryObjectInherits(String name) throws Exception {
        var table = new Table(List.of(new Column.Numeric(name, new double[]{1, 2, 5})));
        var model = new ExampleModel().on(table).of(List.of(Feature.numeric(name))).in(Precision.FLOAT64).build();
        var answers = run(model, List.of(Map.of(), with(Map.of(), name, 5)));
        for (var row = 0; row < 2; row++) {
            var label = (Prediction.Label) model.predict(new double[][]{{row == 0 ? Double.NaN : 5}}).getFirst();
            assertThat(answers.get(row).has("error")).as(answers.toString()).isFalse();
            assertClose(answers.get(row).get("probabilities"), label.probabilities(), 1e-12);
        }
    }

    @Test
    void refusesGapsWhereTheModelDoes() throws Exception {
        var model = new ExampleModel().of(List.of(ExampleModel.NUMBERS.get(1)))
                .with(Scaling.STANDARD, MissingValues.REJECT, CategoryEncoding.ONE_HOT).build();
        assertThat(run(model, List.of(Map.of())).get(0).get("error").asString())
                .isEqualTo("'income' is missing; the model needs a value.");
    }

    @Test
    void isSmallAndCannotEndAScript() throws Exception {
        var model = new ExampleModel().build();
        var module = new String(JavascriptModule.write(model, JSON.writeValueAsString(PipelineDocument.of(model)),
                "{\"model\":\"</script>\"}"), StandardCharsets.UTF_8);
        assertThat(module).hasSizeLessThan(21_000).doesNotContain("</script", "/*pipeline*/", "/*normal*/");
    }
}
