package io.mlpservice.prediction.openapi;

import io.mlpservice.HttpTest;
import io.mlpservice.Trainer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.client.RestTestClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.util.stream.Collectors;
import java.util.stream.IntStream;

import static org.assertj.core.api.Assertions.assertThat;

@HttpTest
class ModelDocumentHttpTest {
    @Autowired
    private RestTestClient http;

    private Trainer trainer;

    @BeforeEach
    void connect() {
        trainer = new Trainer(http);
    }

    private static String table() {
        return IntStream.range(0, 60)
                .mapToObj(row -> "%s,%s,%s,2024-%02d-%02d,%d,%s".formatted(row % 7 == 3 ? "" : 20 + row % 31,
                        row % 2 == 0 ? "red" : "blue", row % 3 == 0, 1 + row % 12, 1 + row % 28, 1 + row * row,
                        row % 4 == 0 ? "good" : "bad"))
                .collect(Collectors.joining("\n", "age,skin color,member,joined,price,rating\n", "\n"));
    }

    private String train(String target) {
        return trainer.trainModel("""
                {'dataset_id': '%s', 'targets': ['%s'], 'features': ['age', 'skin color', 'member', 'joined'],
                 'training': {'epochs': 2}}""".formatted(trainer.dataset(table()), target));
    }

    private JsonNode document(String ref) {
        return JsonMapper.shared()
                .valueToTree(Trainer.json(trainer.get("/models/%s/openapi.json".formatted(ref)).expectStatus().isOk()));
    }

    private static JsonNode properties(JsonNode document, String schema) {
        return document.at("/components/schemas/%s/properties".formatted(schema));
    }

    @Test
    void describesFeaturesWithTypesRangesAndCategories() {
        var row = properties(document(train("rating")), "Instance");
        assertThat(row.propertyNames()).containsExactlyInAnyOrder("age", "skin color", "member", "joined");
        assertThat(row.at("/age/type")).hasToString("[\"number\",\"null\"]");
        var range = row.at("/age/x-training-range");
        assertThat(range.get("minimum").doubleValue()).isBetween(20.0, 25.0);
        assertThat(range.get("maximum").doubleValue()).isBetween(45.0, 50.0);
        assertThat(row.at("/age/description").stringValue()).startsWith("A number. The training rows have %s to %s."
                .formatted(range.get("minimum"), range.get("maximum")));
        assertThat(row.at("/skin color/x-extensible-enum")).hasToString("[\"blue\",\"red\"]");
        assertThat(row.at("/member/type")).hasToString("[\"boolean\",\"null\"]");
        assertThat(row.at("/joined/type")).hasToString("[\"string\",\"null\"]");
        assertThat(row.at("/joined/description").stringValue()).contains("ISO 8601", "2024-01-");
    }

    @Test
    void requiresFeaturesThatMayNotBeMissing() {
        var model = trainer.trainModel("""
                {'dataset_id': '%s', 'targets': ['rating'], 'features': ['price', 'skin color'],
                 'preprocessing': {'missing': 'reject'}, 'training': {'epochs': 2}}"""
                .formatted(trainer.dataset(table())));
        var row = document(model).at("/components/schemas/Instance");
        assertThat(row.at("/required")).hasToString("[\"price\",\"skin color\"]");
        assertThat(row.at("/properties/price/type")).hasToString("\"number\"");
    }

    @Test
    void describesTheClassesOfAClassification() {
        var document = document(train("rating"));
        var prediction = properties(document, "Prediction");
        assertThat(prediction.at("/label/x-extensible-enum")).hasToString("[\"bad\",\"good\"]");
        assertThat(prediction.at("/probabilities/propertyNames/enum")).hasToString("[\"bad\",\"good\"]");
        assertThat(properties(document, "PredictionRequest").propertyNames()).contains("threshold", "positive_class");
    }

    @Test
    void describesTheValuesOfARegression() {
        var document = document(train("price"));
        assertThat(properties(document, "Prediction").at("/values/properties/price/type")).hasToString("\"number\"");
        assertThat(properties(document, "PredictionRequest").propertyNames()).containsExactlyInAnyOrder("instances",
                "strict");
    }

    @Test
    void describesSeveralTargetsByName() {
        var model = trainer.trainModel("""
                {'dataset_id': '%s', 'targets': ['rating', 'member'], 'features': ['age'], 'training': {'epochs': 2}}"""
                .formatted(trainer.dataset(table())));
        var prediction = properties(document(model), "Prediction");
        assertThat(prediction.at("/labels/properties/rating/x-extensible-enum")).hasToString("[\"bad\",\"good\"]");
        assertThat(prediction.at("/label_probabilities/required")).hasToString("[\"member\",\"rating\"]");
    }

    @Test
    void showsAnExampleThatTheModelPredictsWithoutAWarning() {
        var model = train("rating");
        var example = document(model).at("/components/schemas/PredictionRequest/example");
        var answer = JsonMapper.shared().<JsonNode>valueToTree(Trainer.json(
                trainer.post("/models/%s/predict".formatted(model), example.toString()).expectStatus().isOk()));
        assertThat(answer.at("/predictions/0/warnings")).isEmpty();
        assertThat(answer.at("/predictions/0").propertyNames())
                .containsExactlyInAnyOrderElementsOf(properties(document(model), "Prediction").propertyNames());
    }

    @Test
    void holdsTheReferenceThatWasAskedFor() {
        var model = train("rating");
        assertThat(document(model).at("/paths").propertyNames())
                .containsExactly("/api/v1/models/%s/predict".formatted(model));
        trainer.get("/models/nothing/openapi.json").expectStatus().isNotFound();
    }
}
