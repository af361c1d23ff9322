package io.mlpservice.exchange.onnx;

import io.mlpservice.EachTable;
import io.mlpservice.HttpTest;
import io.mlpservice.RealTables;
import io.mlpservice.Trainer;
import io.mlpservice.engine.data.BooleanWords;
import io.mlpservice.engine.data.DateOrder;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.client.RestTestClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;

/** Models of real tables answer outside of the service as they do inside. */
@HttpTest
class ExportedTablesHttpTest {
    private static final JsonMapper JSON = new JsonMapper();
    private static final double TOLERANCE = 1e-5;

    @Autowired
    private RestTestClient http;

    private Trainer trainer;

    @BeforeEach
    void connect() {
        trainer = new Trainer(http);
    }

    @EachTable
    void answerTheSame(String file, String target) throws Exception {
        var dataset = RealTables.upload(http, file);
        var model = trainer.trainModel("""
                {'dataset_id': '%s', 'targets': ['%s'], 'network': {'hidden_layers': [{'units': 8}]},
                'training': {'epochs': 2, 'early_stopping': {'monitor': 'none'}}}""".formatted(dataset, target));
        var rows = json("/datasets/%s/rows?limit=40".formatted(dataset));
        var schema = json("/models/%s/schema".formatted(model));
        var expected = predict(model, schema, rows);
        var bytes = Objects.requireNonNull(trainer.get("/models/%s/export?format=onnx&inputs=named&input_type=float64"
                .formatted(model)).expectStatus().isOk().expectBody().returnResult().getResponseBody());
        try (var session = new OnnxSession(bytes)) {
            compare(expected, session.run(inputs(schema, rows)));
        }
    }

    private JsonNode json(String path) {
        return JSON.readTree(Objects.requireNonNull(trainer.get(path).expectStatus().isOk().expectBody()
                .returnResult().getResponseBody()));
    }

    private JsonNode predict(String model, JsonNode schema, JsonNode rows) {
        var request = JSON.createObjectNode();
        var instances = request.putArray("instances");
        rows.get("rows").forEach(row -> {
            var instance = instances.addObject();
            schema.get("features").forEach(feature -> instance.set(feature.get("name").asString(),
                    row.get(place(rows, feature))));
        });
        return JSON.readTree(Objects.requireNonNull(trainer.post("/models/%s/predict".formatted(model),
                request.toString()).expectStatus().isOk().expectBody().returnResult().getResponseBody()))
                .get("predictions");
    }

    private static int place(JsonNode rows, JsonNode feature) {
        return rows.get("columns").valueStream().map(JsonNode::asString).toList()
                .indexOf(feature.get("name").asString());
    }

    private static Map<String, Object> inputs(JsonNode schema, JsonNode rows) {
        var inputs = new HashMap<String, Object>();
        for (var feature : schema.get("features")) {
            var cells = rows.get("rows").valueStream().map(row -> row.get(place(rows, feature))).toList();
            inputs.put(feature.get("name").asString(), feature.get("type").asString().equals("categorical")
                    ? cells.stream().map(cell -> new String[]{cell.isNull() ? "" : cell.asString()})
                            .toArray(String[][]::new)
                    : cells.stream().map(cell -> new double[]{number(feature, cell)}).toArray(double[][]::new));
        }
        return inputs;
    }

    private static double number(JsonNode feature, JsonNode cell) {
        if (cell.isNull()) {
            return Double.NaN;
        }
        return switch (feature.get("type").asString()) {
            case "numeric" -> cell.asDouble();
            case "boolean" -> BooleanWords.valueOf(cell.asString()).orElseThrow() ? 1 : 0;
            default -> DateOrder.valueOf(feature.get("date_order").asString().toUpperCase(Locale.ROOT))
                    .epochSeconds(cell.asString());
        };
    }

    private static void compare(JsonNode expected, OnnxSession.Outputs outputs) {
        for (var row = 0; row < expected.size(); row++) {
            var answer = expected.get(row);
            if (answer.get("label").isNull()) {
                assertClose(answer.get("values"), ((double[][]) outputs.get("values"))[row]);
            } else {
                assertThat(((String[]) outputs.get("label"))[row]).isEqualTo(answer.get("label").asString());
                assertClose(answer.get("probabilities"), ((double[][]) outputs.get("probabilities"))[row]);
            }
        }
    }

    private static void assertClose(JsonNode expected, double[] found) {
        var numbers = StreamSupport.stream(expected.spliterator(), false).mapToDouble(JsonNode::asDouble).toArray();
        assertThat(found).hasSameSizeAs(numbers);
        IntStream.range(0, found.length).forEach(index -> assertThat(found[index]).isCloseTo(numbers[index],
                offset(TOLERANCE * Math.max(1, Math.abs(numbers[index])))));
    }
}
