package io.mlpservice.training;

import io.mlpservice.HttpTest;
import io.mlpservice.Trainer;
import io.mlpservice.engine.matrix.Precision;
import io.mlpservice.engine.training.GoldenCase;
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
