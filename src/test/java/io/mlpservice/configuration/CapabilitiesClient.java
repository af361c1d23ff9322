package io.mlpservice.configuration;

import io.mlpservice.Trainer;
import io.mlpservice.TrainingRequestJson;
import org.jspecify.annotations.Nullable;
import org.springframework.test.web.servlet.client.RestTestClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.DoubleNode;
import tools.jackson.databind.node.LongNode;

import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The listed capabilities, the contract, and requests in which each capability is in use. */
final class CapabilitiesClient {
    static final String HIDDEN = "/network/hidden_layers/0/activation";
    static final String OUTPUT = "/network/output_layer/activation";
    static final String LOSS = "/training/loss";

    /** Where each list of choices goes. */
    static final Map<String, List<String>> PLACES = Map.ofEntries(
            Map.entry("activations", List.of(HIDDEN, OUTPUT)), Map.entry("losses", List.of(LOSS)),
            Map.entry("loss_reductions", List.of("/training/loss_reduction")),
            Map.entry("class_weight_modes", List.of("/training/class_weights/mode")),
            Map.entry("optimizers", List.of("/training/optimizer/type")),
            Map.entry("learning_rate_schedules", List.of("/training/learning_rate_schedule/type")),
            Map.entry("gradient_clippings", List.of("/training/gradient_clipping/type")),
            Map.entry("batchings", List.of("/training/batching")),
            Map.entry("monitors", List.of("/training/early_stopping/monitor")),
            Map.entry("initializations", List.of("/initialization/type")),
            Map.entry("scalings", List.of("/preprocessing/numeric")),
            Map.entry("target_scalings", List.of("/preprocessing/target")),
            Map.entry("categorical_encodings", List.of("/preprocessing/categorical")),
            Map.entry("missing_values", List.of("/preprocessing/missing")),
            Map.entry("splits", List.of("/split/type")),
            Map.entry("precisions", List.of("/precision")));

    private final Trainer trainer;
    private final JsonNode capabilities;
    private final JsonNode contract;
    private final String numbers;
    private final String classes;
    private final String parts;

    CapabilitiesClient(RestTestClient http) {
        trainer = new Trainer(http);
        capabilities = json(trainer.get("/capabilities").expectStatus().isOk());
        contract = json(http.get().uri("/v3/api-docs").exchange()).at("/components/schemas");
        numbers = rows("a,b,y,z", row -> "%d,%d.5,%d.25,%d.75".formatted(row, row % 7, row, row % 5));
        parts = rows("a,b,part,y", row -> "%d,%d.5,%s,%d.25".formatted(row, row % 7, row % 2 == 0 ? "train" : "test",
                row));
        classes = rows("a,b,c", row -> "%d,%d.5,%s".formatted(row, row % 7, row % 2 == 0 ? "a" : "b"));
    }

    /** A type of a list, at one of the places where it goes. */
    record Option(String list, String place, JsonNode capability) {
        String type() {
            return capability.get("type").asString();
        }
    }

    /** A number at one of its places, and the type that uses it, or null where it belongs to none. */
    record Place(@Nullable Option option, JsonNode number, String template) {
        String pointer() {
            return template.replace("{index}", "0").replace("{key}", "a");
        }

        @Override
        public String toString() {
            return option == null ? template : "%s of %s".formatted(template, option.type());
        }
    }

    /** The entries of a list of the capabilities. */
    Stream<JsonNode> list(String name) {
        return capabilities.get(name).valueStream();
    }

    Stream<Option> options() {
        return PLACES.entrySet().stream().flatMap(list -> list.getValue().stream()
                .flatMap(place -> list(list.getKey()).map(type -> new Option(list.getKey(), place, type))));
    }

    Stream<Place> places() {
        var chosen = options().flatMap(option -> option.capability().get("parameters").valueStream()
                .flatMap(number -> templates(number).map(template -> new Place(option, number, template)))
                .filter(place -> place.pointer().startsWith(parent(option.place()))));
        var others = list("parameters")
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
    TrainingRequestJson request(Place place) {
        var option = place.option();
        if (option != null) {
            return request(option.place(), option.type());
        }
        var request = new TrainingRequestJson("{'dataset_id': '%s', 'targets': ['y']}".formatted(numbers));
        if (place.pointer().startsWith("/cross_validation")) {
            request.with("/cross_validation", JsonMapper.shared().createObjectNode());
        }
        if (place.pointer().startsWith("/snapshots")) {
            request.with("/snapshots", JsonMapper.shared().createObjectNode());
        }
        return place.pointer().startsWith("/network/hidden_layers") ? withHiddenLayer(request) : request;
    }

    /** A request with that type at that place, and what the type needs beside it. */
    TrainingRequestJson request(String place, String type) {
        var request = place.contains("class_weights")
                ? new TrainingRequestJson("{'dataset_id': '%s'}".formatted(classes))
                : new TrainingRequestJson(
                        "{'dataset_id': '%s', 'targets': ['y'], 'features': ['a', 'b']}".formatted(numbers));
        switch (type) {
            case "validation_loss" -> request.with("/split/validation_fraction", DoubleNode.valueOf(0.2));
            case "given" -> given(request, place);
            case "time", "group" -> request.with("/split/column", "a");
            case "column" -> {
                return new TrainingRequestJson("{'dataset_id': '%s', 'targets': ['y']}".formatted(parts))
                        .with(place, type).with("/split/column", "part");
            }
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

    TrainingRequestJson pair(String task, String output, String loss, String optimizer) {
        var request = task.equals("regression")
                ? new TrainingRequestJson("{'dataset_id': '%s', 'targets': ['y', 'z']}".formatted(numbers))
                : new TrainingRequestJson("{'dataset_id': '%s'}".formatted(classes));
        return request.with("/network/hidden_layers", JsonMapper.shared().createArrayNode()).with(OUTPUT, output)
                .with(LOSS, loss).with("/training/optimizer/type", optimizer);
    }

    /** The schema at a place of a training request. */
    JsonNode schema(String template) {
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
        var reference = schema.has("anyOf") ? schema.at("/anyOf/0/$ref") : schema.path("$ref");
        return reference.isString()
                ? contract.get(reference.asString().substring("#/components/schemas/".length()))
                : schema;
    }

    JsonNode resolved(TrainingRequestJson request) {
        return json(trainer.post("/training-jobs/validate", request.toString()).expectStatus().isOk())
                .get("configuration");
    }

    List<JsonNode> errors(TrainingRequestJson request) {
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
