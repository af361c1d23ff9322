package io.mlpservice.schema;

import io.mlpservice.HttpTest;
import io.mlpservice.Trainer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.client.RestTestClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;

@HttpTest
class ModelSchemaHttpTest {
    private static final List<String> COLORS = List.of("red", "blue", "", "green", "red");
    /** Raw rows: like the training rows, with gaps, with unseen categories and beyond the range. */
    private static final List<String> ROWS = List.of(
            """
                    {"age": 33, "income": 1200.5, "color": "red", "member": true, "joined": "2024-03-05"}""",
            """
                    {"age": null, "income": 9e4, "color": null, "member": false, "joined": "2020-01-01"}""",
            """
                    {"age": -4, "income": 0, "color": "violet", "member": true, "joined": "2031-12-31"}""");

    @Autowired
    private RestTestClient http;

    private Trainer trainer;

    @BeforeEach
    void connect() {
        trainer = new Trainer(http);
    }

    private static String table() {
        return IntStream.range(0, 60)
                .mapToObj(row -> "%s,%.2f,%s,%s,2024-%02d-%02d,%d,%s".formatted(row % 7 == 3 ? "" : 20 + row % 31,
                        Math.exp(row % 11), COLORS.get(row % 5), row % 3 == 0, 1 + row % 12, 1 + row % 28,
                        1 + row * row, row % 4 == 0 ? "good" : "bad"))
                .collect(Collectors.joining("\n", "age,income,color,member,joined,price,rating\n", "\n"));
    }

    private String train(String target, String preprocessing) {
        return trainer.trainModel(
                """
                        {'dataset_id': '%s', 'targets': ['%s'], 'features': ['age', 'income', 'color', 'member', 'joined'],
                         'preprocessing': {%s}, 'precision': 'float64', 'training': {'epochs': 5}, 'network': {'hidden_layers': [
                           {'units': 6, 'activation': 'relu', 'batch_normalization': true},
                           {'units': 6, 'activation': 'tanh', 'residual': true}]}}"""
                        .formatted(trainer.dataset(table()), target, preprocessing));
    }

    private JsonNode get(String path) {
        return JsonMapper.shared().valueToTree(Trainer.json(trainer.get(path).expectStatus().isOk()));
    }

    private JsonNode predictions(String model) {
        var answer = Trainer.json(trainer
                .post("/models/%s/predict".formatted(model), "{\"instances\": [%s]}".formatted(String.join(",", ROWS)))
                .expectStatus().isOk());
        return JsonMapper.shared().<JsonNode>valueToTree(answer).get("predictions");
    }

    @SuppressWarnings("unchecked")
    private static double[] byHand(int row, JsonNode schema, JsonNode parameters) {
        var cells = (Map<String, @Nullable Object>) JsonMapper.shared().readValue(ROWS.get(row), Map.class);
        return new HandPrediction(schema, cells).answer(parameters);
    }

    @ParameterizedTest
    @ValueSource(strings = {"'numeric': 'standard', 'polynomial_degree': 2", "'numeric': 'log'",
        "'numeric': 'quantile_normal', 'categorical': 'ordinal'",
        "'numeric': 'robust', 'categorical': 'hashed', 'max_categories': 4"})
    void isWithTheParametersAllThatAClassificationTakes(String preprocessing) {
        var model = train("rating", preprocessing);
        var schema = get("/models/%s/schema".formatted(model));
        var parameters = get("/models/%s/parameters".formatted(model));
        var predictions = predictions(model);
        for (var row = 0; row < ROWS.size(); row++) {
            var probabilities = predictions.get(row).get("probabilities");
            assertThat(byHand(row, schema, parameters)).as("row %d", row).containsExactly(
                    schema.get("outputs").valueStream()
                            .mapToDouble(output -> probabilities.get(output.get("label").asString()).asDouble())
                            .toArray(),
                    offset(1e-6));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"log", "standard", "min_max_minus1_1", "none"})
    void isWithTheParametersAllThatARegressionTakes(String scaling) {
        var model = train("price", "'numeric': 'min_max_minus1_1', 'target': '%s'".formatted(scaling));
        var schema = get("/models/%s/schema".formatted(model));
        var parameters = get("/models/%s/parameters".formatted(model));
        var predictions = predictions(model);
        for (var row = 0; row < ROWS.size(); row++) {
            var price = predictions.get(row).at("/values/price").asDouble();
            assertThat(byHand(row, schema, parameters)).as("row %d", row).containsExactly(new double[]{price},
                    offset(1e-6 * Math.max(1, Math.abs(price))));
        }
    }

    @Test
    void outlivesTheDataset() {
        var dataset = trainer.sample("iris");
        var model = trainer.trainModel("{'dataset_id': '%s', 'training': {'epochs': 2}}".formatted(dataset));
        var schema = get("/models/%s/schema".formatted(model));
        trainer.delete("/datasets/" + dataset).expectStatus().isNoContent();
        assertThat(get("/models/%s/schema".formatted(model))).isEqualTo(schema);
        assertThat(schema.at("/features/2/name").asString()).isEqualTo("petal_length");
        assertThat(schema.at("/features/2/type").asString()).isEqualTo("numeric");
        assertThat(schema.at("/features/2/range/min").asDouble()).isBetween(1.0, 1.3);
        assertThat(schema.at("/inputs/2/kind").asString()).isEqualTo("value");
        assertThat(schema.at("/inputs/2/feature").asString()).isEqualTo("petal_length");
        assertThat(schema.at("/targets/0/classes").size()).isEqualTo(3);
        assertThat(schema.at("/targets/0/scale").isNull()).isTrue();
    }

    @Test
    void itsExamplesMakeARowThatNothingIsOddAbout() {
        var model = train("rating", "'numeric': 'standard'");
        var features = get("/models/%s/schema".formatted(model)).get("features");
        assertThat(features.valueStream().map(feature -> feature.get("type").asString())).containsExactly("numeric",
                "numeric", "categorical", "boolean", "date_time");
        var row = features.valueStream().map(feature -> "%s: %s".formatted(feature.get("name"), feature.get("example")))
                .collect(Collectors.joining(", "));
        trainer.post("/models/%s/predict".formatted(model), "{\"strict\": true, \"instances\": [{%s}]}".formatted(row))
                .expectStatus().isOk();
    }

    @Test
    void isNotFoundWithoutItsModel() {
        trainer.get("/models/no-such-model/schema").expectStatus().isNotFound();
    }
}
