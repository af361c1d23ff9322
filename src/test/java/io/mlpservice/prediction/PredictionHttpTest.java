package io.mlpservice.prediction;

import io.mlpservice.HttpTest;
import io.mlpservice.Trainer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.client.RestTestClient;

import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.LIST;
import static org.assertj.core.api.InstanceOfAssertFactories.MAP;

@HttpTest
class PredictionHttpTest {
    private static final String SETOSA = """
            {"sepal_length": 5.1, "sepal_width": 3.5, "petal_length": 1.4, "petal_width": 0.2}""";

    /** Trained once for all tests, which only read it. */
    private static @Nullable String iris;

    @Autowired
    private RestTestClient http;

    private Trainer trainer;

    @BeforeEach
    void train() {
        trainer = new Trainer(http);
        if (iris == null) {
            iris = trainer.trainModel("{'dataset_id': '%s'}".formatted(trainer.sample("iris")));
        }
    }

    private RestTestClient.ResponseSpec predict(String json) {
        return trainer.post("/models/%s/predict".formatted(iris), json);
    }

    @Test
    void answersNamedRowsWithLabelAndProbabilities() {
        var answer = Trainer.json(predict("{\"instances\": [%s]}".formatted(SETOSA)).expectStatus().isOk());
        assertThat(answer).extracting("model", MAP).containsEntry("id", iris).containsEntry("name", "iris")
                .containsKey("version");
        var prediction = assertThat(answer).extracting("predictions", LIST).singleElement(MAP);
        prediction.containsEntry("label", "setosa").containsEntry("values", null).containsEntry("labels", null)
                .containsEntry("label_probabilities", null).containsEntry("warnings", List.of());
        prediction.extractingByKey("probabilities", MAP).containsOnlyKeys("setosa", "versicolor", "virginica")
                .hasEntrySatisfying("setosa", probability -> assertThat((double) probability).isBetween(0.8, 1.0));
    }

    @Test
    void answersRowsInTheOrderOfTheFeaturesTheSameWay() {
        var named = Trainer.json(predict("{\"instances\": [%s]}".formatted(SETOSA)));
        var rows = Trainer.json(predict("{\"rows\": [[5.1, 3.5, 1.4, 0.2]]}").expectStatus().isOk());
        var inBody = Trainer
                .json(trainer.post("/predict", "{\"model\": \"%s\", \"rows\": [[5.1, 3.5, 1.4, 0.2]]}".formatted(iris))
                        .expectStatus().isOk());
        assertThat(rows).isEqualTo(named);
        assertThat(inBody).isEqualTo(named);
    }

    @Test
    void ignoresTheColumnsItPredicts() {
        predict("{\"instances\": [%s]}".formatted(SETOSA.replace("}", ", \"species\": \"setosa\"}"))).expectStatus()
                .isOk();
    }

    @Test
    void answersRawRowsByRuleAndSaysSo() {
        var warnings = predict(
                """
                        {"instances": [{"sepal_length": " 5.1 ", "sepal_width": "NA", "petal_length": 70, "height": 3, "note": "x"},
                          %s, {"petal_width": -1, "note": "y"}]}"""
                        .formatted(SETOSA))
                .expectStatus().isOk().expectBody();
        warnings.jsonPath("$.warnings").value(sentences -> assertThat(sentences).asInstanceOf(LIST)
                .containsExactly("Columns that are not features of the model are ignored: 'height', 'note'."));
        warnings.jsonPath("$.predictions[0].warnings").value(sentences -> assertThat(sentences).asInstanceOf(LIST)
                .satisfiesExactly(
                        text -> assertThat(text.toString()).startsWith(
                                "'sepal_width' is \"NA\", which means a missing value. A missing value counts as 3"),
                        text -> assertThat(text.toString()).startsWith("'petal_length' is 70, more than 6.")
                                .endsWith(", the largest of the training rows; the model extrapolates."),
                        text -> assertThat(text.toString())
                                .startsWith("'petal_width' has no value. A missing value counts as 1.")));
        warnings.jsonPath("$.predictions[1].warnings").isEmpty().jsonPath("$.predictions[2].warnings.length()")
                .isEqualTo(4);
    }

    @Test
    void refusesRowsWithoutAFeature() {
        predict("{\"instances\": [{}, %s, {\"note\": 1}]}".formatted(SETOSA)).expectStatus().isEqualTo(422).expectBody()
                .jsonPath("$.errors[*].pointer").isEqualTo(List.of("/instances/0", "/instances/2"))
                .jsonPath("$.errors[0].code").isEqualTo("missing_feature").jsonPath("$.errors[0].detail")
                .value(String.class, detail -> assertThat(detail).contains("sepal_length, sepal_width"));
        trainer.post("/models/%s/trace".formatted(iris), "{\"instance\": {}, \"target\": {\"species\": \"setosa\"}}")
                .expectStatus().isEqualTo(422).expectBody().jsonPath("$.errors[0].pointer").isEqualTo("/instance");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Sepal_Length", "sepal length", "sepal.length", "SEPAL-LENGTH", "sepalLength"})
    void asksForTheFeatureThatAColumnIsMeantToBe(String column) {
        for (var strict : List.of(false, true)) {
            predict("{\"instances\": [%s], \"strict\": %s}".formatted(SETOSA.replace("sepal_length", column), strict))
                    .expectStatus().isEqualTo(422).expectBody().jsonPath("$.errors[0].pointer")
                    .isEqualTo("/instances/0/" + column).jsonPath("$.errors[0].detail")
                    .value(String.class, detail -> assertThat(detail).contains("did you mean 'sepal_length'?"));
        }
        predict("{\"instances\": [%s]}".formatted(SETOSA.replace("}", ", \"%s\": 1}".formatted(column))))
                .expectStatus().isOk().expectBody().jsonPath("$.warnings.length()").isEqualTo(1);
    }

    @Test
    void warnsOfValuesBeyondTheRangeHoweverTheRowIsWritten() {
        var far = "[5.1, 3.5, 1.4, 99]";
        var fast = Trainer.json(predict("{\"rows\": [%s]}".formatted(far)));
        assertThat(fast).extracting("predictions", LIST).singleElement(MAP).extractingByKey("warnings", LIST)
                .singleElement().asString().startsWith("'petal_width' is 99, more than 2.");
        assertThat(Trainer.json(predict("{\"rows\": [%s], \"instances\": null}".formatted(far)))).isEqualTo(fast);
        for (var strict : List.of("{\"rows\": [%s], \"strict\": true}",
                "{\"rows\": [%s], \"instances\": null, \"strict\": true}",
                "{\"rows\": [[5.1, 3.5, 1.4, \"99\"]], \"strict\": true}")) {
            predict(strict.formatted(far)).expectStatus().isEqualTo(422).expectBody().jsonPath("$.errors[0].pointer")
                    .isEqualTo("/rows/0/3").jsonPath("$.errors[0].code").isEqualTo("out_of_range");
        }
        predict("{\"rows\": [%s], \"strict\": false}".formatted(far)).expectStatus().isOk();
        predict("{\"rows\": [%s], \"strict\": \"yes\"}".formatted(far)).expectStatus().isEqualTo(422);
    }

    @Test
    void answersARegressionInTheTargetsUnit() {
        var job = trainer
                .train("{'dataset_id': '%s', 'training': {'epochs': 5}}".formatted(trainer.sample("diabetes")));
        trainer.post("/models/%s/predict".formatted(job.get("model_id")),
                "{\"rows\": [[59, 2, 32.1, 101, 157, 93.2, 38, 4, 4.8598, 87]]}").expectStatus().isOk().expectBody()
                .jsonPath("$.predictions[0].values.progression")
                .value(Double.class, value -> assertThat(value).isBetween(20.0, 400.0))
                .jsonPath("$.predictions[0].label").isEqualTo(null).jsonPath("$.predictions[0].probabilities")
                .isEqualTo(null);
    }

    @Test
    void reportsAllErrorsInRowsAtOnce() {
        predict("""
                {"strict": true, "instances": [
                  {"sepal_length": 51, "sepal_width": "wide", "petal_length": null, "petal_width": 0.2, "height": 3}]}""")
                .expectStatus().isEqualTo(422).expectBody().jsonPath("$.errors[*].pointer")
                .value(pointers -> assertThat(pointers).asInstanceOf(LIST).containsExactly("/instances/0/height",
                        "/instances/0/sepal_length", "/instances/0/sepal_width", "/instances/0/petal_length"))
                .jsonPath("$.errors[*].code").value(codes -> assertThat(codes).asInstanceOf(LIST)
                        .containsExactly("unknown_column", "out_of_range", "not_numeric", "missing_feature"));
    }

    @Test
    void refusesRowsOfAnotherLengthOrType() {
        predict("{\"rows\": [[5.1, 3.5, 1.4], [5.1, 3.5, true, \"wide\"]]}").expectStatus().isEqualTo(422).expectBody()
                .jsonPath("$.errors[0].pointer").isEqualTo("/rows/0").jsonPath("$.errors[1].pointer")
                .isEqualTo("/rows/1/2").jsonPath("$.errors[2].pointer").isEqualTo("/rows/1/3");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {}                                          | ''          | exactly_one
            {"rows": [], "instances": []}               | ''          | exactly_one
            {"instances": [], "rows": [[1, 1, 1, 1]]}   | ''          | exactly_one
            {"rows": []}                                | /rows       | out_of_range
            {"rows": null, "instances": []}             | /instances  | out_of_range
            {"rows": [[1e300, 1e300, 1e300, 1e300]]}    | /rows/0     | out_of_range
            {"rows": [[1, 1, 1, 1e999]]}                | /rows/0/3   | out_of_range
            {"row": [[1]]}                              | /row        | unknown_field
            {"rows": [null]}                            | /rows/0     | required
            """)
    void wantsExactlyOneFormAndAtLeastOneRow(String json, String pointer, String code) {
        predict(json).expectStatus().isEqualTo(422).expectBody().jsonPath("$.errors.length()").isEqualTo(1)
                .jsonPath("$.errors[0].pointer").isEqualTo(pointer).jsonPath("$.errors[0].code").isEqualTo(code);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"rows": [[1, 1, 1, %s]]}              | /rows/0/3
            {"instances": [{"sepal_length": %s}]}  | /instances/0/sepal_length
            """)
    void refusesIntegersBeyondAllNumbers(String json, String pointer) {
        predict(json.formatted("9".repeat(400))).expectStatus().isEqualTo(422).expectBody()
                .jsonPath("$.errors[0].pointer").isEqualTo(pointer).jsonPath("$.errors[0].code")
                .isEqualTo("out_of_range");
    }

    @ParameterizedTest
    @ValueSource(strings = {"no json", "{\"rows\": [[NaN, 1, 1, 1]]}"})
    void refusesWhatIsNoJson(String body) {
        predict(body).expectStatus().isBadRequest().expectBody().jsonPath("$.code").isEqualTo("malformed_json");
    }

    @Test
    void saysHowABareRowIsSent() {
        predict(SETOSA).expectStatus().isEqualTo(422).expectBody().jsonPath("$.errors[0].detail").value(String.class,
                detail -> assertThat(detail)
                        .contains("Rows stand in a list: {\"instances\": [{\"sepal_length\": 5.1}]}."));
        predict("[%s]".formatted(SETOSA)).expectStatus().isEqualTo(422).expectBody().jsonPath("$.errors[0].detail")
                .value(String.class, detail -> assertThat(detail).contains("an object such as {\"instances\": [{"));
        predict("{\"rows\": [5.1, 3.5, 1.4, 0.2]}").expectStatus().isEqualTo(422).expectBody()
                .jsonPath("$.errors[0].detail")
                .isEqualTo("Each element must be an array, as in [[5.1]], not a number.");
        predict("{\"rows\": [%s]}".formatted(SETOSA)).expectStatus().isEqualTo(422).expectBody()
                .jsonPath("$.errors[0].detail")
                .isEqualTo("This must be an array, not an object. Rows as objects stand in 'instances'.");
        predict("{\"instances\": [[5.1, 3.5, 1.4, 0.2]]}").expectStatus().isEqualTo(422).expectBody()
                .jsonPath("$.errors[0].detail")
                .isEqualTo("This must be an object, not an array. Rows as arrays stand in 'rows'.");
    }

    @Test
    void refusesAnEmptyBody() {
        predict("").expectStatus().isBadRequest().expectBody().jsonPath("$.code").isEqualTo("malformed_body");
    }

    @Test
    void reportsAtMostAHundredErrors() {
        var rows = String.join(",", Collections.nCopies(60, "[1, \"a\", true, 1]"));
        predict("{\"rows\": [%s]}".formatted(rows)).expectStatus().isEqualTo(422).expectBody()
                .jsonPath("$.errors.length()").isEqualTo(100).jsonPath("$.errors[99].pointer").isEqualTo("/rows/49/2");
        var cells = IntStream.range(0, 200).mapToObj("\"c%d\": 1"::formatted).collect(Collectors.joining(","));
        predict("{\"strict\": true, \"instances\": [{%s}]}".formatted(cells)).expectStatus().isEqualTo(422)
                .expectBody().jsonPath("$.errors.length()").isEqualTo(100).jsonPath("$.errors[99].code")
                .isEqualTo("unknown_column");
        var huge = String.join(",", Collections.nCopies(200, "[1e300, 1e300, 1e300, 1e300]"));
        predict("{\"rows\": [%s]}".formatted(huge)).expectStatus().isEqualTo(422).expectBody()
                .jsonPath("$.errors.length()").isEqualTo(100);
    }

    @Test
    void answersTheSameByAnyWay() {
        var plain = "{\"rows\": [[5.1, 3.5, 1.4, 0.2]]}";
        var answer = Trainer.json(predict(plain));
        for (var other : List.of("{\"rows\": [[5.1, 3.5, 1.4, 0.2]], \"instances\": null}",
                "{\"instances\": [{\"petal_width\": 0.2, \"petal_length\": 1.4, \"sepal_width\": 3.5, \"sepal_length\": 5.1}]}",
                "{\"instances\": [%s]}".formatted(SETOSA))) {
            assertThat(Trainer.json(predict(other))).isEqualTo(answer);
        }
        for (var named : List.of("{\"model\": \"%s\", %s", "{\"instances\": null, \"model\": \"%s\", %s")) {
            assertThat(Trainer.json(trainer.post("/predict", named.formatted(iris, plain.substring(1)))))
                    .isEqualTo(answer);
        }
    }

    @Test
    void findsNoModelThatDoesNotExist() {
        trainer.post("/models/no-such-model/predict", "{\"rows\": [[1]]}").expectStatus().isNotFound();
        trainer.post("/predict", "{\"model\": \"no-such-model\", \"rows\": [[1]]}").expectStatus().isNotFound();
        trainer.post("/models/%s/evaluations".formatted(iris), "{\"dataset_id\": \"%s\"}".formatted(UUID.randomUUID()))
                .expectStatus().isNotFound();
    }

    @Test
    void refusesFormatsThatItDoesNotSpeak() {
        http.post().uri("/api/v1/models/{ref}/predict", iris).contentType(MediaType.APPLICATION_XML)
                .body("<row/>").exchange().expectStatus().isEqualTo(415);
        http.post().uri("/api/v1/models/{ref}/predict", iris).contentType(MediaType.APPLICATION_JSON)
                .accept(MediaType.APPLICATION_XML).body("{\"instances\": [%s]}".formatted(SETOSA)).exchange()
                .expectStatus().isEqualTo(406);
    }

    @ParameterizedTest
    @ValueSource(strings = {"threshold=0.9", "strict=true", "top_k=1", "separator=tab", "model=iris"})
    void refusesOptionsInTheAddressThatAreAboutTables(String query) {
        trainer.post("/models/%s/predict?%s".formatted(iris, query), "{\"instances\": [%s]}".formatted(SETOSA))
                .expectStatus().isEqualTo(422).expectBody().jsonPath("$.errors[0].code").isEqualTo("unknown_parameter")
                .jsonPath("$.errors[0].parameter").isEqualTo(query.substring(0, query.indexOf('=')));
    }

    @Test
    void measuresAModelByADataset() {
        evaluate(trainer.sample("iris")).expectStatus().isOk().expectBody().jsonPath("$.metrics.row_count")
                .isEqualTo(150).jsonPath("$.metrics.accuracy")
                .value(Double.class, accuracy -> assertThat(accuracy).isGreaterThan(0.85))
                .jsonPath("$.metrics.confusion_matrix.labels.length()").isEqualTo(3).jsonPath("$.metrics.r2")
                .isEqualTo(null);
    }

    @Test
    void namesEveryColumnThatADatasetLacks() {
        evaluate(trainer.dataset("sepal_length,petal_width,species,Sepal Width\n1,2,setosa,3\n")).expectStatus()
                .isEqualTo(422)
                .expectBody().jsonPath("$.errors.length()").isEqualTo(2).jsonPath("$.errors[0].detail")
                .value(String.class,
                        detail -> assertThat(detail).contains("sepal_width").contains("It has 'Sepal Width'"))
                .jsonPath("$.errors[1].code").isEqualTo("missing_column");
    }

    @Test
    void refusesToMeasureByClassesItDoesNotKnow() {
        evaluate(trainer.dataset("sepal_length,sepal_width,petal_length,petal_width,species\n1,2,3,4,tulip\n"))
                .expectStatus().isEqualTo(422).expectBody().jsonPath("$.errors[0].pointer").isEqualTo("/dataset_id");
    }

    private RestTestClient.ResponseSpec evaluate(String dataset) {
        return trainer.post("/models/%s/evaluations".formatted(iris), "{\"dataset_id\": \"%s\"}".formatted(dataset));
    }
}
