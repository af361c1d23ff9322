package io.mlpservice.configuration;

import io.mlpservice.HttpTest;
import io.mlpservice.Trainer;
import io.mlpservice.TrainingRequestJson;
import io.mlpservice.engine.hyperparameter.Hyperparameter;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.client.RestTestClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.DoubleNode;
import tools.jackson.databind.node.LongNode;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

/** What the service says it can do, what its contract says and what it accepts are one and the same. */
@HttpTest
class CapabilitiesHttpTest {
    private static final String HIDDEN = "/network/hidden_layers/0/activation";
    private static final String OUTPUT = "/network/output_layer/activation";
    private static final String OUTPUT_UNITS = "/network/output_layer/units";
    private static final String LOSS = "/training/loss";

    /** Where each list of choices goes. */
    private static final Map<String, List<String>> PLACES = Map.ofEntries(
            Map.entry("activations", List.of(HIDDEN, OUTPUT)), Map.entry("losses", List.of(LOSS)),
            Map.entry("loss_reductions", List.of("/training/loss_reduction")),
            Map.entry("class_weight_modes", List.of("/training/class_weights/mode")),
            Map.entry("optimizers", List.of("/training/optimizer/type")),
            Map.entry("learning_rate_schedules", List.of("/training/learning_rate_schedule/type")),
            Map.entry("gradient_clippings", List.of("/training/gradient_clipping/type")),
            Map.entry("batchings", List.of("/training/batching")),
            Map.entry("monitors", List.of("/training/early_stopping/monitor")),
            Map.entry("initializations", List.of("/initialization/type")),
            Map.entry("scalings", List.of("/preprocessing/numeric", "/preprocessing/target")),
            Map.entry("missing_values", List.of("/preprocessing/missing")),
            Map.entry("precisions", List.of("/precision")));

    @Autowired
    private RestTestClient http;

    private Trainer trainer;
    private JsonNode capabilities;
    private JsonNode contract;
    private String numbers;
    private String classes;

    @BeforeEach
    void ask() {
        trainer = new Trainer(http);
        capabilities = json(trainer.get("/capabilities").expectStatus().isOk());
        contract = json(http.get().uri("/v3/api-docs").exchange()).at("/components/schemas");
        numbers = rows("a,b,y,z", row -> "%d,%d.5,%d.25,%d.75".formatted(row, row % 7, row, row % 5));
        classes = rows("a,b,c", row -> "%d,%d.5,%s".formatted(row, row % 7, row % 2 == 0 ? "a" : "b"));
    }

    /** A type of a list, at one of the places where it goes. */
    private record Option(String list, String place, JsonNode capability) {
        String type() {
            return capability.get("type").asString();
        }
    }

    /** A number at one of its places, and the type that uses it, or null where it belongs to none. */
    private record Place(@Nullable Option option, JsonNode number, String template) {
        String pointer() {
            return template.replace("{index}", "0").replace("{key}", "a");
        }

        @Override
        public String toString() {
            return option == null ? template : "%s of %s".formatted(template, option.type());
        }
    }

    @Test
    void listsEveryNumberAtEveryPlaceOfARequest() {
        var fields = HyperparameterField.in(TrainingRequest.class);
        assertThat(places().map(Place::template).collect(Collectors.toSet()))
                .isEqualTo(fields.stream().map(HyperparameterField::pointer).collect(Collectors.toSet()));
        assertThat(fields).extracting(HyperparameterField::hyperparameter).contains(Hyperparameter.values());
    }

    @TestFactory
    Stream<DynamicTest> documentsEveryNumberAsTheContractDoes() {
        return places().map(place -> dynamicTest(place.toString(), () -> {
            var schema = schema(place.template());
            var number = place.number();
            assertThat(schema.at("/type").asString())
                    .isEqualTo(number.get("integer").asBoolean() ? "integer" : "number");
            assertThat(number(schema.path("minimum"))).isEqualTo(number(number.get("minimum")));
            assertThat(number(schema.path("maximum"))).isEqualTo(number(number.get("maximum")));
            assertThat(schema.path("exclusiveMinimum").asBoolean(false)).isEqualTo(excluded(number, "minimum"));
            assertThat(schema.path("exclusiveMaximum").asBoolean(false)).isEqualTo(excluded(number, "maximum"));
            var description = schema(place.template().replace("/{key}", "")).get("description").asString();
            assertThat(description).isEqualTo(number.get("description").asString());
            if (!number.get("default_value").isNull()) {
                assertThat(description).contains(plain(number.get("default_value").asDouble()));
            }
            var option = place.option();
            if (option != null && !option.list().equals("monitors")) {
                assertThat(description).contains("`%s`".formatted(option.type()));
            }
        }));
    }

    @TestFactory
    Stream<DynamicTest> acceptsEveryNumberUpToItsEndsAndNoFurther() {
        return places().flatMap(place -> Stream.of("minimum", "maximum")
                .filter(end -> !place.number().get(end).isNull())
                .map(end -> dynamicTest("%s of %s".formatted(end, place), () -> {
                    if (!place.pointer().equals(OUTPUT_UNITS)) {
                        assertAccepts(place, lastInside(place.number(), end));
                    }
                    assertRefuses(place, firstOutside(place.number(), end));
                })));
    }

    @TestFactory
    Stream<DynamicTest> fillsEveryNumberInAsListed() {
        return places().filter(place -> !place.number().get("default_value").isNull())
                .map(place -> dynamicTest(place.toString(),
                        () -> assertThat(resolved(request(place)).at(place.pointer()).asDouble())
                                .isEqualTo(place.number().get("default_value").asDouble())));
    }

    @TestFactory
    Stream<DynamicTest> namesTheSameTypesAsTheContractAndTheMessages() {
        return PLACES.entrySet().stream().flatMap(list -> list.getValue().stream()
                .map(place -> dynamicTest(place, () -> {
                    var types = capabilities.get(list.getKey()).valueStream().map(type -> type.get("type").asString())
                            .toList();
                    assertThat(schema(place.replace("/0", "/{index}")).get("enum").valueStream()
                            .map(JsonNode::asString)).isEqualTo(types);
                    var errors = errors(request(place, "nothing"));
                    assertThat(errors).hasSize(1);
                    assertThat(errors.getFirst().get("pointer").asString()).isEqualTo(place);
                    assertThat(errors.getFirst().get("detail").asString()).contains(String.join(", ", types));
                })));
    }

    @TestFactory
    Stream<DynamicTest> acceptsEveryType() {
        return options().filter(option -> !option.place().equals(OUTPUT) && !option.place().equals(LOSS))
                .map(option -> dynamicTest("%s at %s".formatted(option.type(), option.place()), () -> {
                    var request = request(option.place(), option.type());
                    if (option.place().equals(HIDDEN) && !option.capability().get("hidden").asBoolean()) {
                        assertThat(errors(request)).extracting(error -> error.get("pointer").asString())
                                .containsExactly(HIDDEN);
                    } else {
                        assertThat(resolved(request).at(option.place()).asString()).isEqualTo(option.type());
                    }
                }));
    }

    @TestFactory
    Stream<DynamicTest> acceptsEveryPairOfOutputAndLossThatIsListedAndTellsThoseInsteadOfAnother() {
        return Stream.of("classification", "regression").flatMap(task -> capabilities.get("activations").valueStream()
                .map(activation -> dynamicTest("%s in a %s".formatted(activation.get("type").asString(), task),
                        () -> assertPairs(task, activation))));
    }

    private void assertPairs(String task, JsonNode activation) {
        var output = activation.get("type").asString();
        var legal = capabilities.get("outputs").valueStream()
                .filter(pair -> pair.get("activation").asString().equals(output) && contains(pair.get("tasks"), task))
                .map(pair -> pair.get("loss").asString()).toList();
        for (var loss : capabilities.get("losses")) {
            var name = loss.get("type").asString();
            for (var optimizer : List.of("adam", "perceptron")) {
                var request = pair(task, output, name, optimizer);
                if (legal.contains(name) && contains(activation.get("optimizers"), optimizer)) {
                    assertThat(resolved(request).at(LOSS).asString()).isEqualTo(name);
                } else {
                    assertTellsThePairs(errors(request), legal, !legal.contains(name));
                }
            }
        }
    }

    private static void assertTellsThePairs(List<JsonNode> errors, List<String> losses, boolean unsuitable) {
        assertThat(errors).isNotEmpty().allSatisfy(error -> {
            assertThat(error.get("code").asString()).isEqualTo("illegal_combination");
            assertThat(error.get("pointer").asString()).isIn(LOSS, OUTPUT);
        });
        if (unsuitable) {
            assertThat(errors).anySatisfy(error -> assertThat(error.get("detail").asString())
                    .contains(losses.isEmpty() ? List.of("softmax", "sigmoid") : losses));
        }
    }

    private TrainingRequestJson pair(String task, String output, String loss, String optimizer) {
        var request = task.equals("regression")
                ? new TrainingRequestJson("{'dataset_id': '%s', 'targets': ['y', 'z']}".formatted(numbers))
                : new TrainingRequestJson("{'dataset_id': '%s'}".formatted(classes));
        return request.with("/network/hidden_layers", JsonMapper.shared().createArrayNode()).with(OUTPUT, output)
                .with(LOSS, loss).with("/training/optimizer/type", optimizer);
    }

    private Stream<Option> options() {
        return PLACES.entrySet().stream().flatMap(list -> list.getValue().stream()
                .flatMap(place -> capabilities.get(list.getKey()).valueStream()
                        .map(type -> new Option(list.getKey(), place, type))));
    }

    private Stream<Place> places() {
        var chosen = options().flatMap(option -> option.capability().get("parameters").valueStream()
                .flatMap(number -> templates(number).map(template -> new Place(option, number, template)))
                .filter(place -> place.pointer().startsWith(parent(option.place()))));
        var others = capabilities.get("parameters").valueStream()
                .flatMap(number -> templates(number).map(template -> new Place(null, number, template)));
        return Stream.concat(chosen, others);
    }

    private static Stream<String> templates(JsonNode number) {
        return number.get("pointers").valueStream().map(JsonNode::asString);
    }

    private static String parent(String pointer) {
        return pointer.substring(0, pointer.lastIndexOf('/') + 1);
    }

    /** A legal request in which the number is in use. */
    private TrainingRequestJson request(Place place) {
        var option = place.option();
        if (option != null) {
            return request(option.place(), option.type());
        }
        var request = new TrainingRequestJson("{'dataset_id': '%s', 'targets': ['y']}".formatted(numbers));
        return place.pointer().startsWith("/network/hidden_layers") ? withHiddenLayer(request) : request;
    }

    /** A request with that type at that place, and what the type needs beside it. */
    private TrainingRequestJson request(String place, String type) {
        var request = place.contains("class_weights")
                ? new TrainingRequestJson("{'dataset_id': '%s'}".formatted(classes))
                : new TrainingRequestJson(
                        "{'dataset_id': '%s', 'targets': ['y'], 'features': ['a', 'b']}".formatted(numbers));
        switch (type) {
            case "validation_loss" -> request.with("/split/validation_fraction", DoubleNode.valueOf(0.2));
            case "given" -> given(request, place);
            default -> {
            }
        }
        if (place.equals(HIDDEN)) {
            withHiddenLayer(request);
        }
        return request.with(place, type);
    }

    private static void given(TrainingRequestJson request, String place) {
        var json = JsonMapper.shared();
        if (place.contains("class_weights")) {
            request.with("/training/class_weights/weights/b", DoubleNode.valueOf(2));
        } else {
            request.with("/network/hidden_layers", json.createArrayNode()).with("/initialization/parameters/0/weights",
                    json.readTree("[[1, 2]]"));
        }
    }

    private static TrainingRequestJson withHiddenLayer(TrainingRequestJson request) {
        return request.with("/network/hidden_layers/0/units", LongNode.valueOf(2));
    }

    private void assertAccepts(Place place, JsonNode value) {
        assertThat(resolved(request(place).with(place.pointer(), value)).at(place.pointer()).asDouble())
                .isEqualTo(value.asDouble());
    }

    private void assertRefuses(Place place, JsonNode value) {
        var errors = errors(request(place).with(place.pointer(), value));
        assertThat(errors).extracting(error -> error.get("pointer").asString()).containsExactly(place.pointer());
        assertThat(errors.getFirst().get("code").asString()).isEqualTo("out_of_range");
    }

    private static JsonNode lastInside(JsonNode number, String end) {
        var bound = number.get(end).asDouble();
        if (!excluded(number, end)) {
            return value(number, bound);
        }
        return value(number, end.equals("minimum") ? Math.nextUp(bound) : Math.nextDown(bound));
    }

    private static JsonNode firstOutside(JsonNode number, String end) {
        var bound = number.get(end).asDouble();
        if (excluded(number, end)) {
            return value(number, bound);
        }
        if (number.get("integer").asBoolean()) {
            return value(number, end.equals("minimum") ? bound - 1 : bound + 1);
        }
        return value(number, end.equals("minimum") ? Math.nextDown(bound) : Math.nextUp(bound));
    }

    private static JsonNode value(JsonNode number, double value) {
        return number.get("integer").asBoolean() ? LongNode.valueOf((long) value) : DoubleNode.valueOf(value);
    }

    private static boolean excluded(JsonNode number, String end) {
        return number.get(end + "_excluded").asBoolean();
    }

    private static boolean contains(JsonNode names, String name) {
        return names.valueStream().anyMatch(each -> each.asString().equals(name));
    }

    private static OptionalDouble number(JsonNode node) {
        return node.isNumber() ? OptionalDouble.of(node.doubleValue()) : OptionalDouble.empty();
    }

    private static String plain(double value) {
        return BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
    }

    /** The schema at a place of a training request. */
    private JsonNode schema(String template) {
        var schema = contract.get("TrainingRequest");
        for (var field : template.substring(1).split("/", -1)) {
            schema = followed(switch (field) {
                case "{index}" -> schema.get("items");
                case "{key}" -> schema.get("additionalProperties");
                default -> schema.get("properties").get(field);
            });
        }
        return schema;
    }

    private JsonNode followed(JsonNode schema) {
        var reference = schema.has("allOf") ? schema.at("/allOf/0/$ref") : schema.path("$ref");
        return reference.isString()
                ? contract.get(reference.asString().substring("#/components/schemas/".length()))
                : schema;
    }

    private JsonNode resolved(TrainingRequestJson request) {
        return json(trainer.post("/training-jobs/validate", request.toString()).expectStatus().isOk())
                .get("configuration");
    }

    private List<JsonNode> errors(TrainingRequestJson request) {
        return json(trainer.post("/training-jobs/validate", request.toString()).expectStatus().isEqualTo(422))
                .get("errors").valueStream().toList();
    }

    private static JsonNode json(RestTestClient.ResponseSpec response) {
        return JsonMapper.shared().valueToTree(Trainer.json(response));
    }

    /** A data set of a few rows, made from their numbers. */
    private String rows(String header, IntFunction<String> row) {
        return trainer.dataset(
                header + "\n" + IntStream.range(1, 26).mapToObj(row).collect(Collectors.joining("\n")));
    }
}
