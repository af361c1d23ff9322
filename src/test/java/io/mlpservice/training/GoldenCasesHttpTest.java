package io.mlpservice.training;

import io.mlpservice.HttpTest;
import io.mlpservice.Trainer;
import io.mlpservice.engine.matrix.Precision;
import io.mlpservice.engine.training.GoldenCase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.client.RestTestClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

/** What an independent implementation computed comes out over HTTP too: loss curve, parameters and statistics. */
@HttpTest
class GoldenCasesHttpTest {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final List<String> PARAMETERS = List.of("weights", "biases", "gamma", "beta", "alpha");
    private static final List<String> STATISTICS = List.of("running_mean", "running_variance");

    @Autowired
    private RestTestClient http;

    static Stream<Arguments> cases() {
        return GoldenCase.names()
                .flatMap(name -> Stream.of(Precision.values()).map(precision -> Arguments.of(name, precision)));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void learnsTheSameParametersAlongTheSameLossCurve(String name, Precision precision) {
        var trainer = new Trainer(http);
        var golden = GoldenCase.named(name);
        var request = request(golden.json(), trainer.dataset(csv(golden.json())), precision);

        var job = trainer.train(request.toString());

        var expected = golden.json().get("expect");
        var epochs = json(trainer, "/training-jobs/%s/epochs".formatted(job.get("id"))).get("items");
        assertClose(StreamSupport.stream(epochs.spliterator(), false)
                .mapToDouble(epoch -> epoch.get("training_loss").asDouble()).toArray(),
                numbers(expected.get("epoch_losses")), golden.tolerance(precision, false));
        var layers = json(trainer, "/models/%s/parameters".formatted(job.get("model_id"))).get("layers");
        assertLayersClose(layers, expected.get("final_parameters"), PARAMETERS, golden.tolerance(precision, true));
        if (expected.has("final_statistics")) {
            assertLayersClose(layers, expected.get("final_statistics"), STATISTICS, golden.tolerance(precision, true));
        }
    }

    static Stream<Arguments> textbooks() {
        return Stream.of(Arguments.of("worked-2-3-1", new double[]{0.2689, 0.6225, 0.8176, 0.5030}, 5e-5),
                Arguments.of("worked-2-2-2",
                        new double[]{0.41338242108267, 0.934010990508781, 0.712257432295742, 0.533097573871501},
                        1e-15));
    }

    @ParameterizedTest
    @MethodSource("textbooks")
    void tracesTheStepThatTheTextbooksPrint(String name, double[] printed, double rounding) {
        var trainer = new Trainer(http);
        var golden = GoldenCase.named(name).json();
        var expected = golden.get("expect");
        var job = trainer
                .train(request(golden, trainer.dataset(csv(golden)), Precision.FLOAT32).toString());
        var request = row(golden, 0).put("learning_rate",
                golden.at("/training/optimizer/learning_rate").asDouble());
        request.set("parameters", golden.get("initial_parameters"));

        JsonNode trace = JSON.valueToTree(
                Trainer.json(trainer.post("/models/%s/trace".formatted(job.get("model_id")), request.toString())
                        .expectStatus().isOk()));

        var layers = trace.get("layers");
        assertThat(StreamSupport.stream(layers.spliterator(), false)
                .flatMapToDouble(layer -> Arrays.stream(ofUnits(layer, "output"))).toArray())
                .containsExactly(printed, offset(rounding));
        assertThat(trace.get("loss_before").asDouble()).isCloseTo(expected.get("initial_loss").asDouble(),
                offset(1e-15));
        assertThat(ofEach(trace.get("outputs"), "new_output")).containsExactly(numbers(expected.get("final_outputs")),
                offset(1e-15));
        for (var layer = 0; layer < layers.size(); layer++) {
            var gradients = expected.get("initial_gradients").get(layer);
            var after = expected.get("final_parameters").get(layer);
            assertClose(ofWeights(layers.get(layer), "gradient"), numbers(gradients.get("weights")), 1e-14);
            assertClose(ofUnits(layers.get(layer), "bias_gradient"), numbers(gradients.get("biases")), 1e-14);
            assertClose(ofUnits(layers.get(layer), "delta"), numbers(gradients.get("biases")), 1e-14);
            assertClose(ofWeights(layers.get(layer), "new_weight"), numbers(after.get("weights")), 1e-15);
            assertClose(ofUnits(layers.get(layer), "new_bias"), numbers(after.get("biases")), 1e-15);
        }
    }

    /** The case adds the gradients of its rows, which a trace averages. */
    @Test
    void tracesTheStepsOfAFullBatch() {
        var trainer = new Trainer(http);
        var golden = GoldenCase.named("reduction-sum-batch-mode").json();
        var count = golden.get("inputs").size();
        var job = trainer.train(request(golden, trainer.dataset(csv(golden)), Precision.FLOAT64).toString());
        var request = row(golden, 0).put("steps", golden.at("/training/epochs").asInt()).put("learning_rate",
                golden.at("/training/optimizer/learning_rate").asDouble() * count);
        var further = request.putArray("further_rows");
        IntStream.range(1, count).forEach(row -> further.add(row(golden, row)));
        request.set("parameters", golden.get("initial_parameters"));

        JsonNode trace = JSON.valueToTree(
                Trainer.json(trainer.post("/models/%s/trace".formatted(job.get("model_id")), request.toString())
                        .expectStatus().isOk()));

        assertThat(trace.get("rows")).hasSize(count);
        assertThat(trace.get("losses")).hasSize(golden.at("/training/epochs").asInt() + 1);
        assertThat(trace.at("/losses/0").asDouble() * count)
                .isCloseTo(golden.at("/expect/initial_loss").asDouble(), offset(1e-12));
        for (var layer = 0; layer < trace.get("final_parameters").size(); layer++) {
            var actual = trace.get("final_parameters").get(layer);
            var expected = golden.at("/expect/final_parameters").get(layer);
            assertClose(numbers(actual.get("weights")), numbers(expected.get("weights")), 1e-12);
            assertClose(numbers(actual.get("biases")), numbers(expected.get("biases")), 1e-12);
        }
    }

    private static ObjectNode row(JsonNode golden, int row) {
        var cells = JSON.createObjectNode();
        cells.set("instance", cells("x", golden.get("inputs"), row));
        cells.set("target", cells("y", golden.get("targets"), row));
        return cells;
    }

    private static ObjectNode cells(String prefix, JsonNode rows, int row) {
        var cells = JSON.createObjectNode();
        IntStream.range(0, rows.get(row).size()).forEach(index -> cells.set(prefix + index, rows.get(row).get(index)));
        return cells;
    }

    private static double[] ofUnits(JsonNode layer, String field) {
        return ofEach(layer.get("units"), field);
    }

    private static double[] ofWeights(JsonNode layer, String field) {
        return StreamSupport.stream(layer.get("units").spliterator(), false)
                .flatMapToDouble(unit -> Arrays.stream(ofEach(unit.get("weights"), field))).toArray();
    }

    private static double[] ofEach(JsonNode objects, String field) {
        return StreamSupport.stream(objects.spliterator(), false).mapToDouble(object -> object.get(field).asDouble())
                .toArray();
    }

    private static ObjectNode request(JsonNode golden, String dataset, Precision precision) {
        var classification = isClassification(golden);
        var request = JSON.createObjectNode().put("dataset_id", dataset)
                .put("task", classification ? "classification" : "regression")
                .put("precision", precision.name().toLowerCase(Locale.ROOT));
        request.putArray("features").addAll(columns("x", golden.get("inputs")));
        request.putArray("targets").addAll(classification
                ? JSON.createArrayNode().add("class")
                : columns("y", golden.get("targets")));
        request.putObject("preprocessing").put("numeric", "none").put("target", "none");
        request.putObject("split").put("validation_fraction", 0).put("test_fraction", 0).put("shuffle", false);
        request.putObject("initialization").put("type", "given").set("parameters", golden.get("initial_parameters"));
        request.set("network", golden.get("network"));
        request.set("training", golden.get("training"));
        return request;
    }

    /** A softmax and a binary cross-entropy compare classes, which a data set holds as text. */
    private static boolean isClassification(JsonNode golden) {
        return golden.at("/network/output_layer/activation").asString().equals("softmax")
                || golden.at("/training/loss").asString().equals("binary_cross_entropy");
    }

    private static ArrayNode columns(String prefix, JsonNode rows) {
        var names = JSON.createArrayNode();
        IntStream.range(0, rows.get(0).size()).forEach(index -> names.add(prefix + index));
        return names;
    }

    private static String csv(JsonNode golden) {
        var classification = isClassification(golden);
        var header = Stream.concat(strings(columns("x", golden.get("inputs"))),
                classification ? Stream.of("class") : strings(columns("y", golden.get("targets"))));
        var rows = IntStream.range(0, golden.get("inputs").size()).mapToObj(row -> {
            var target = golden.get("targets").get(row);
            return Stream.concat(strings(golden.get("inputs").get(row)),
                    classification ? Stream.of("c" + classOf(numbers(target))) : strings(target));
        });
        return Stream.concat(Stream.of(header), rows).map(cells -> String.join(",", cells.toList()) + "\n")
                .reduce("", String::concat);
    }

    private static int classOf(double[] target) {
        return target.length == 1
                ? (int) target[0]
                : IntStream.range(0, target.length).filter(index -> target[index] == 1).findFirst().orElseThrow();
    }

    private static Stream<String> strings(JsonNode values) {
        return StreamSupport.stream(values.spliterator(), false).map(JsonNode::asString);
    }

    private static JsonNode json(Trainer trainer, String path) {
        return JSON.valueToTree(Trainer.json(trainer.get(path)));
    }

    private static void assertLayersClose(JsonNode actual, JsonNode expected, List<String> fields, double tolerance) {
        assertThat(actual.size()).isEqualTo(expected.size());
        for (var layer = 0; layer < expected.size(); layer++) {
            for (var field : fields) {
                assertClose(numbers(actual.get(layer).path(field)), numbers(expected.get(layer).path(field)),
                        tolerance);
            }
        }
    }

    /** Relative to the largest figure of the array. */
    private static void assertClose(double[] actual, double[] expected, double tolerance) {
        assertThat(actual).hasSameSizeAs(expected);
        var largest = Arrays.stream(expected).map(Math::abs).max().orElse(0);
        for (var index = 0; index < actual.length; index++) {
            assertThat(actual[index]).as("index %d", index).isCloseTo(expected[index], offset(tolerance * largest));
        }
    }

    /** All numbers of an array, or of an array of arrays, in order. */
    private static double[] numbers(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false)
                .flatMapToDouble(value -> value.isArray()
                        ? Arrays.stream(numbers(value))
                        : Arrays.stream(new double[]{value.asDouble()}))
                .toArray();
    }
}
