package io.mlpservice.surface;

import io.mlpservice.HttpTest;
import io.mlpservice.Trainer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.client.RestTestClient;
import org.springframework.test.web.servlet.client.RestTestClient.ResponseSpec;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import java.util.List;
import java.util.stream.IntStream;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/** Surfaces over HTTP: each cell has what a prediction of its row answers. */
@HttpTest
class SurfaceHttpTest {
    /** What rounding leaves. */
    private static final double NEARLY = 1e-5;

    /** Trained once for all tests, which only read them. */
    private static @Nullable String iris;
    private static @Nullable String mixed;

    @Autowired
    private RestTestClient http;

    private Trainer trainer;

    @BeforeEach
    void train() {
        trainer = new Trainer(http);
        if (iris == null || mixed == null) {
            iris = trainer.trainModel("""
                    {'dataset_id': '%s', 'training': {'epochs': 20}, 'network': {'hidden_layers': [
                      {'units': 6, 'activation': 'tanh'},
                      {'units': 6, 'activation': 'relu', 'residual': true, 'batch_normalization': true}]}}"""
                    .formatted(trainer.sample("iris")));
            mixed = trainer.trainModel(
                    """
                            {'dataset_id': '%s', 'task': 'regression', 'targets': ['price', 'weight'], 'training': {'epochs': 5}}"""
                            .formatted(trainer.dataset(IntStream.range(0, 60)
                                    .mapToObj(row -> "%s,%s,%s,%s,%d,%d\n".formatted(
                                            row % 7 == 0 ? "" : String.valueOf(row % 10),
                                            List.of("red", "green", "blue").get(row % 3),
                                            row % 2 == 0, "2024-03-%02d".formatted(1 + row % 28), row, 100 - row))
                                    .collect(joining("", "size,color,used,made,price,weight\n", "")))));
        }
    }

    private ResponseSpec post(@Nullable String model, String json) {
        return trainer.post("/models/%s/surface".formatted(model), json.replace('\'', '"'));
    }

    private JsonNode surface(@Nullable String model, String json) {
        return JsonMapper.shared().valueToTree(Trainer.json(post(model, json).expectStatus().isOk()));
    }

    /** The predictions for every cell, from left to right, then upward. */
    private List<JsonNode> predictions(@Nullable String model, JsonNode surface) {
        var rows = JsonMapper.shared().createArrayNode();
        for (var y : surface.at("/y/values")) {
            for (var x : surface.at("/x/values")) {
                var row = ((ObjectNode) surface.get("at")).deepCopy();
                row.set(surface.at("/x/feature").asString(), x);
                row.set(surface.at("/y/feature").asString(), y);
                rows.add(row);
            }
        }
        return JsonMapper.shared()
                .<JsonNode>valueToTree(Trainer.json(
                        trainer.post("/models/%s/predict".formatted(model), "{\"instances\": %s}".formatted(rows))))
                .get("predictions").valueStream().toList();
    }

    @Test
    void showsTheProbabilityOfEachClassInEachCell() {
        var surface = surface(iris, """
                {'x': 'petal_length', 'y': 'sepal_width', 'resolution': 7, 'y_range': [1, 9.5],
                 'at': {'sepal_length': 5.1, 'petal_width': 1.7}}""");

        assertThat(surface.at("/x/feature").asString()).isEqualTo("petal_length");
        assertThat(surface.at("/y/values").get(0).asDouble()).isEqualTo(1);
        assertThat(surface.at("/y/values").get(6).asDouble()).isEqualTo(9.5);
        assertThat(surface.get("task").asString()).isEqualTo("classification");
        assertThat(surface.get("targets").toString()).isEqualTo("[\"species\"]");
        assertThat(surface.get("classes")).hasSize(3);
        assertThat(surface.at("/at/sepal_length").asDouble()).isEqualTo(5.1);
        assertThat(surface.get("warnings")).isEmpty();
        assertThat(surface.get("units").isNull()).isTrue();
        var predictions = predictions(iris, surface);
        for (var label = 0; label < 3; label++) {
            var name = surface.get("classes").get(label).asString();
            var numbers = surface.get("probabilities").get(label);
            assertThat(numbers).hasSize(49);
            for (var cell = 0; cell < 49; cell++) {
                assertThat(numbers.get(cell).asDouble()).isCloseTo(
                        predictions.get(cell).at("/probabilities").get(name).asDouble(), within(NEARLY));
            }
        }
    }

    @Test
    void widensTheRangeOfTheTrainingRowsALittle() {
        var values = surface(iris, "{'x': 'petal_length', 'y': 'petal_width', 'resolution': 3}").at("/x/values");

        assertThat(values).hasSize(3);
        assertThat(values.get(0).asDouble()).isBetween(0.6, 1.0);
        assertThat(values.get(1).asDouble()).isCloseTo((values.get(0).asDouble() + values.get(2).asDouble()) / 2,
                within(1e-3));
        assertThat(values.get(2).asDouble()).isBetween(6.7, 7.3);
    }

    @Test
    void showsNumbersInTheTargetsOwnUnitOverCategoriesAndDates() {
        var surface = surface(mixed, "{'x': 'made', 'y': 'color', 'resolution': 4}");

        assertThat(surface.at("/x/values")).hasSize(4).allMatch(date -> date.asString().startsWith("2024-0"));
        assertThat(surface.at("/y/values").toString()).isEqualTo("[\"blue\",\"green\",\"red\"]");
        assertThat(surface.get("classes").isNull()).isTrue();
        assertThat(surface.get("probabilities").isNull()).isTrue();
        var predictions = predictions(mixed, surface);
        for (var target : List.of(0, 1)) {
            var name = surface.get("targets").get(target).asString();
            for (var cell = 0; cell < 12; cell++) {
                var expected = predictions.get(cell).get("values").get(name).asDouble();
                assertThat(surface.get("values").get(target).get(cell).asDouble()).isCloseTo(expected,
                        within(Math.abs(expected) * 1e-4));
            }
        }
    }

    @Test
    void showsOneTargetOfSeveral() {
        var surface = surface(mixed, "{'x': 'size', 'y': 'used', 'resolution': 3, 'target': 'weight'}");

        assertThat(surface.get("targets").toString()).isEqualTo("[\"weight\"]");
        assertThat(surface.get("values")).hasSize(1);
        assertThat(surface.at("/y/values").toString()).isEqualTo("[false,true]");
        var labels = trainer.trainModel("""
                {'dataset_id': '%s', 'targets': ['a', 'b'], 'training': {'epochs': 1}}"""
                .formatted(trainer.dataset("x,a,b\n" + "1,yes,no\n2,no,no\n3,yes,yes\n4,no,yes\n".repeat(5))));
        assertThat(surface(labels, "{}").get("targets").toString()).isEqualTo("[\"a\"]");
        var second = surface(labels, "{'target': 'b', 'resolution': 5}");
        assertThat(second.get("classes").toString()).isEqualTo("[\"no\",\"yes\"]");
        assertThat(second.get("probabilities").valueStream().map(JsonNode::size)).containsExactly(5, 5);
    }

    @Test
    void fillsGapsOfTheRowAsPredictionsDo() {
        var surface = surface(mixed, "{'x': 'made', 'y': 'color', 'resolution': 2, 'at': {'used': null, 'other': 1}}");

        assertThat(surface.at("/at/size").isNull()).isTrue();
        assertThat(surface.at("/at/color").isString()).isTrue();
        assertThat(surface.get("warnings").valueStream().map(JsonNode::asString)).anyMatch(it -> it.contains("'other'"))
                .anyMatch(it -> it.contains("'size'")).anyMatch(it -> it.contains("'used'"));
        var predictions = predictions(mixed, surface);
        for (var cell = 0; cell < 6; cell++) {
            var expected = predictions.get(cell).at("/values/price").asDouble();
            assertThat(surface.at("/values/0").get(cell).asDouble()).isCloseTo(expected,
                    within(Math.abs(expected) * 1e-4));
        }
    }

    @Test
    void choosesTheFeaturesThatChangeTheAnswerMost() {
        var rows = IntStream.range(0, 100).mapToObj(row -> "%d,%d,%d,%s,7,%d\n".formatted(row * 37 % 11, row % 10,
                row * 53 % 17, row % 2 == 0 ? "a" : "b", 5 * (row % 10) + 1000 * (row * 53 % 17)))
                .collect(joining("", "noise,some,most,kind,constant,z\n", ""));
        var model = trainer.trainModel(
                """
                        {'dataset_id': '%s', 'task': 'regression', 'training': {'epochs': 200}, 'preprocessing': {'target': 'standard'},
                         'network': {'hidden_layers': []}, 'features': ['noise', 'kind', 'constant', 'some', 'most']}"""
                        .formatted(trainer.dataset(rows)));

        var surface = surface(model, "{'resolution': 2}");
        assertThat(surface.at("/x/feature").asString()).isEqualTo("most");
        assertThat(surface.at("/y/feature").asString()).isIn("some", "noise");
        assertThat(surface(model, "{'y': 'most', 'resolution': 2}").at("/x/feature").asString()).isIn("some", "noise");
        assertThat(surface(model, "{'x': 'constant', 'resolution': 3, 'y': 'kind'}").at("/x/values").toString())
                .isEqualTo("[6,7,8]");
    }

    @Test
    void isACurveForASingleFeature() {
        var model = trainer.trainModel("{'dataset_id': '%s', 'task': 'regression', 'training': {'epochs': 1}}"
                .formatted(trainer.dataset("x,z\n1,2\n3,1\n2,2\n5,0\n")));
        var curve = surface(model, "{'resolution': 9, 'units': true, 'unit_resolution': 4, 'x_range': [0, 1]}");

        assertThat(curve.get("y").isNull()).isTrue();
        assertThat(curve.at("/values/0")).hasSize(9);
        assertThat(curve.at("/unit_values/x")).hasSize(4);
        assertThat(curve.at("/unit_values/y").isNull()).isTrue();
        assertThat(curve.at("/units/0/values")).hasSize(4);
        assertThat(pointers(post(model, "{'y_range': [0, 1]}"))).containsExactly("/y_range not_used");
    }

    /** The trace of a cell's row shows what each of its units hands on. */
    @Test
    void showsWhatHiddenUnitsAnswer() {
        var surface = surface(iris, """
                {'x': 'petal_length', 'y': 'petal_width', 'resolution': 2, 'units': true, 'unit_resolution': 3}""");

        assertThat(surface.get("unit_count").asInt()).isEqualTo(12);
        assertThat(surface.get("units").valueStream().map(unit -> unit.get("layer") + "." + unit.get("unit")))
                .containsExactly("1.0", "1.1", "1.2", "1.3", "1.4", "1.5", "2.0", "2.1", "2.2", "2.3", "2.4", "2.5");
        for (var cell = 0; cell < 9; cell++) {
            var row = ((ObjectNode) surface.get("at")).deepCopy();
            row.set("petal_length", surface.at("/unit_values/x").get(cell % 3));
            row.set("petal_width", surface.at("/unit_values/y").get(cell / 3));
            var trace = JsonMapper.shared().<JsonNode>valueToTree(Trainer.json(trainer.post(
                    "/models/%s/trace".formatted(iris),
                    "{\"instance\": %s, \"target\": {\"species\": \"setosa\"}, \"learning_rate\": 0.1}"
                            .formatted(row))));
            for (var unit : surface.get("units")) {
                var expected = trace.get("layers").get(unit.get("layer").asInt() - 1).get("units")
                        .get(unit.get("unit").asInt()).get("output").asDouble();
                assertThat(unit.get("values").get(cell).asDouble()).isCloseTo(expected,
                        within(1e-5 + 1e-4 * Math.abs(expected)));
            }
        }
        assertThat(surface.get("units").valueStream().limit(6).mapToDouble(unit -> unit.get("strength").asDouble())
                .sum()).isCloseTo(1, within(1e-3));
    }

    @Test
    void showsTheStrongestUnitsOfWideLayers() {
        var model = trainer.trainModel("""
                {'dataset_id': '%s', 'training': {'epochs': 1}, 'network': {'hidden_layers': [
                  {'units': 300, 'activation': 'relu'}, {'units': 20, 'activation': 'relu'}]}}"""
                .formatted(trainer.sample("iris")));
        var surface = surface(model, "{'resolution': 2, 'units': true, 'unit_resolution': 2}");

        assertThat(surface.get("unit_count").asInt()).isEqualTo(320);
        assertThat(surface.get("units")).hasSize(256);
        assertThat(surface.get("units").valueStream().filter(unit -> unit.get("layer").asInt() == 2)).hasSize(20);
    }

    @Test
    void namesTheMostProbableOfManyClasses() {
        var rows = IntStream.range(0, 124).mapToObj(row -> "%d,%d,c%02d\n".formatted(row % 31, row % 4, row % 31))
                .collect(joining("", "x,y,label\n", ""));
        var model = trainer.trainModel("{'dataset_id': '%s', 'training': {'epochs': 5}}"
                .formatted(trainer.dataset(rows)));
        var surface = surface(model, "{'resolution': 4}");

        assertThat(surface.get("classes")).hasSize(31);
        assertThat(surface.get("probabilities").isNull()).isTrue();
        var predictions = predictions(model, surface);
        for (var cell = 0; cell < 16; cell++) {
            var label = surface.get("classes").get(surface.get("label_indexes").get(cell).asInt()).asString();
            assertThat(label).isEqualTo(predictions.get(cell).get("label").asString());
            assertThat(surface.get("top_probabilities").get(cell).asDouble()).isCloseTo(
                    predictions.get(cell).at("/probabilities").get(label).asDouble(), within(NEARLY));
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {'x': 'petals', 'y': 'petal_width', 'resolution': 201}       | /x unknown_column, /resolution out_of_range
            {'x': 'petal_width', 'y': 'petal_width'}                     | /y same_feature
            {'resolution': 1, 'unit_resolution': 101}                    | /resolution out_of_range, /unit_resolution out_of_range
            {'x_range': [1, 1]}                                          | /x_range out_of_range
            {'x_range': [2, 1], 'y_range': [1]}                          | /x_range out_of_range, /y_range wrong_length
            {'x_range': ['a', null]}                                     | /x_range/0 not_numeric, /x_range/1 not_numeric
            {'x_range': [-1e308, 1e308]}                                 | /x_range out_of_range
            {'x': 'petal_width', 'y': 'petal_length', 'x_range': [0, 1e300]} | ' out_of_range'
            {'x': 'petal_width', 'at': {'petal_length': 'long', 'sepal_length': true}} | /at/petal_length not_numeric, /at/sepal_length not_numeric
            {'target': 'kind'}                                           | /target unknown_column
            {'resolutions': 3, 'x': 3, 'units': 'yes', 'at': 5}          | /resolutions unknown_field, /x wrong_type, /units wrong_type, /at wrong_type
            """)
    void refusesWhatItCannotShow(String request, String errors) {
        assertThat(pointers(post(iris, request))).containsExactlyInAnyOrder(errors.split(", "));
    }

    @Test
    void refusesRangesThatDoNotFitTheFeature() {
        assertThat(pointers(post(mixed, """
                {'x': 'made', 'y': 'color', 'x_range': [5, '2024-03-01'], 'y_range': [0, 1]}""")))
                .containsExactlyInAnyOrder("/x_range/0 not_a_date", "/y_range not_used");
        assertThat(surface(mixed, """
                {'x': 'made', 'y': 'color', 'resolution': 3, 'x_range': ['2024-03-01', '2024-03-03']}""")
                .at("/x/values").toString()).isEqualTo("[\"2024-03-01\",\"2024-03-02\",\"2024-03-03\"]");
    }

    @Test
    void refusesHashedCategoriesAsAnAxisAndMissingValuesThatTheModelRefuses() {
        var rows = IntStream.range(0, 60).mapToObj(row -> "k%d,%d,%d,%s\n".formatted(row % 9, row % 5, row % 7,
                row % 2 == 0 ? "p" : "q")).collect(joining("", "code,a,b,label\n", ""));
        var model = trainer.trainModel("""
                {'dataset_id': '%s', 'training': {'epochs': 1}, 'types': {'code': 'categorical'},
                 'preprocessing': {'categorical': 'hashed', 'missing': 'reject'}}""".formatted(trainer.dataset(rows)));

        assertThat(pointers(post(model, "{'x': 'code', 'y': 'a'}"))).containsExactly("/x unsuitable_feature");
        assertThat(pointers(post(model, "{'x': 'a', 'at': {'code': 'k1'}}"))).containsExactly("/at/b missing_feature");
        var surface = surface(model, "{'x': 'a', 'y': 'b', 'at': {'code': 'k1'}, 'resolution': 2}");
        assertThat(surface.get("probabilities").valueStream().map(JsonNode::size)).containsExactly(4, 4);
        assertThat(surface(model, "{}").at("/x/feature").asString()).isIn("a", "b");
    }

    @Test
    void refusesAPictureThatWouldTakeMinutes() {
        var model = trainer.trainModel("""
                {'dataset_id': '%s', 'training': {'epochs': 1}, 'network': {'hidden_layers': [
                  {'units': 2500, 'activation': 'relu'}, {'units': 2500, 'activation': 'relu'}]}}"""
                .formatted(trainer.sample("xor")));

        assertThat(pointers(post(model, "{'resolution': 200}"))).containsExactly("/resolution too_costly");
        assertThat(surface(model, "{'resolution': 4}").get("probabilities").get(0)).hasSize(16);
    }

    /** Activations of many units take longer than the few weights of each. */
    @Test
    void refusesAPictureOfManyUnitsThatWouldTakeLong() {
        var model = trainer.trainModel("""
                {'dataset_id': '%s', 'training': {'epochs': 1}, 'network': {'hidden_layers': [
                  {'units': 10000, 'activation': 'gelu'}]}}""".formatted(trainer.sample("xor")));

        assertThat(pointers(post(model, "{'resolution': 200}"))).containsExactly("/resolution too_costly");
        assertThat(surface(model, "{'resolution': 4}").get("probabilities").get(0)).hasSize(16);
    }

    /** Where each error is, and its code. */
    private static List<String> pointers(ResponseSpec response) {
        var problem = JsonMapper.shared().<JsonNode>valueToTree(Trainer.json(response.expectStatus().isEqualTo(422)));
        assertThat(problem.get("detail").asString()).isNotBlank();
        return problem.get("errors").valueStream()
                .map(error -> error.get("pointer").asString() + " " + error.get("code").asString()).toList();
    }
}
