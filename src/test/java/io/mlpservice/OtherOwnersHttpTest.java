package io.mlpservice;

import io.mlpservice.scoring.Scorer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.test.web.servlet.client.RestTestClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Another owner, who knows the ids and names of everything that an owner has, gets the answer to things that do not exist:
 * from each operation of the document, from the other doors, and for what bodies name.
 */
@HttpTest
@Import(OwnerOfHeader.class)
class OtherOwnersHttpTest {
    /** What may mean any version, so that nothing is deleted by it. */
    private static final Set<String> UNCERTAIN = Set.of("iris", "iris@production");

    /** What each operation with a body is sent; other bodies name nothing that somebody owns. */
    private static final Map<String, String> BODIES = Map.ofEntries(
            Map.entry("submitTrainingJob", "{\"dataset_id\": \"DATASET\", \"training\": {\"epochs\": 1}}"),
            Map.entry("validateTrainingJob", "{\"dataset_id\": \"DATASET\"}"),
            Map.entry("submitPredictionJob", "{\"model\": \"iris@1\", \"dataset_id\": \"DATASET\"}"),
            Map.entry("annotateDataset", "{\"note\": \"mine\"}"),
            Map.entry("annotatePredictionJob", "{\"note\": \"mine\"}"),
            Map.entry("annotateModel", "{\"note\": \"mine\"}"),
            Map.entry("annotateTrainingJob", "{\"note\": \"mine\"}"),
            Map.entry("putModelAlias", "{\"version\": 1}"),
            Map.entry("evaluateModel", "{\"dataset_id\": \"DATASET\"}"),
            Map.entry("predictBySnapshot", "{\"rows\": [[5.1, 3.5, 1.4, 0.2]]}"),
            Map.entry("predict", "{\"rows\": [[5.1, 3.5, 1.4, 0.2]]}"),
            Map.entry("predictByNamedModel", "{\"model\": \"iris\", \"rows\": [[5.1, 3.5, 1.4, 0.2]]}"),
            Map.entry("predictCsv", "sepal_length,sepal_width,petal_length,petal_width\n5.1,3.5,1.4,0.2\n"),
            Map.entry("predictNdjson", "[5.1, 3.5, 1.4, 0.2]\n"),
            Map.entry("computeModelSurface", "{\"resolution\": 2}"),
            Map.entry("traceModel",
                    "{\"instance\": {\"sepal_length\": 5.1, \"sepal_width\": 3.5, \"petal_length\": 1.4, \"petal_width\": 0.2}, \"target\": {\"species\": \"setosa\"}, \"learning_rate\": 0.1}"));

    /** What operations need to be asked for. */
    private static final Map<String, String> QUERIES = Map.of("exportModel", "?format=mlp");

    @Autowired
    private RestTestClient http;

    private RestTestClient ann;
    private RestTestClient ben;
    private Trainer trainer;
    private String dataset;
    private String job;
    private String model;
    private String scoring;

    @BeforeEach
    void makeThingsOfAnn() {
        ann = OwnerOfHeader.client(http, "ann" + System.nanoTime());
        ben = OwnerOfHeader.client(http, "ben" + System.nanoTime());
        trainer = new Trainer(ann);
        dataset = trainer.sample("iris");
        var trained = trainer.train(
                "{'dataset_id': '%s', 'training': {'epochs': 1}, 'snapshots': {}}".formatted(dataset));
        job = id(trained, "id");
        model = id(trained, "model_id");
        scoring = new Scorer(ann).score(model, dataset, "");
        trainer.put("/models/iris/aliases/production", "{\"version\": 1}").expectStatus().isCreated();
    }

    private record Operation(String id, HttpMethod method, String path, Optional<String> mediaType) {
        /** Whether it names something that somebody owns. */
        boolean isAboutSomething() {
            return BODIES.containsKey(id) || (path.contains("{") && !path.startsWith("/api/v1/samples"));
        }
    }

    private List<Operation> operations() {
        var operations = new ArrayList<Operation>();
        document().get("paths").forEachEntry((path, methods) -> methods.forEachEntry((method, operation) -> operations
                .add(new Operation(operation.get("operationId").asString(),
                        HttpMethod.valueOf(method.toUpperCase(Locale.ROOT)), path,
                        operation.at("/requestBody/content").propertyNames().stream().findFirst()))));
        return operations.stream().filter(operation -> !operation.path.startsWith("/api/v1/api-keys")
                && !operation.path.startsWith("/api/v1/admin")).toList();
    }

    private JsonNode document() {
        return JsonMapper.shared().readTree(Objects.requireNonNull(
                ann.get().uri("/v3/api-docs").exchange().expectBody().returnResult().getResponseBodyContent()));
    }

    private int status(RestTestClient client, Operation operation, String ref) {
        var things = operation.path.contains("prediction-jobs")
                ? scoring
                : operation.path.contains("training-jobs") ? job : dataset;
        var request = client.method(operation.method)
                .uri(operation.path.replace("{id}", things).replace("{ref}", ref).replace("{name}", "iris")
                        .replace("{epoch}", "1").replace("{alias}", "production")
                        + QUERIES.getOrDefault(operation.id, ""));
        operation.mediaType.ifPresent(type -> request.header(HttpHeaders.CONTENT_TYPE, type)
                .body(BODIES.getOrDefault(operation.id, "{}").replace("DATASET", dataset)
                        .getBytes(StandardCharsets.UTF_8)));
        return request.exchange().expectBody().returnResult().getStatus().value();
    }

    @Test
    void noOperationFindsTheThingsOfAnotherOwner() {
        var operations = operations().stream().filter(Operation::isAboutSomething).toList();
        assertThat(operations).hasSizeGreaterThan(35);
        for (var operation : operations) {
            for (var ref : List.of(model, "iris@1", "iris", "iris@production")) {
                if (operation.path.contains("{ref}") || ref.equals(model)) {
                    assertThat(status(ben, operation, ref)).as("%s of %s", operation.id, ref)
                            .isEqualTo(operation.id.equals("deleteModel") && UNCERTAIN.contains(ref) ? 422 : 404);
                }
            }
        }
        for (var operation : operations) {
            if (!operation.method.equals(HttpMethod.DELETE) && !operation.id.contains("Webhook")) {
                assertThat(status(ann, operation, model)).as("%s by the owner", operation.id).isIn(200, 201, 202, 204,
                        409);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/datasets", "/models", "/training-jobs", "/prediction-jobs"})
    void listsShowTheThingsOfTheOwnerAlone(String list) {
        assertThat(items(ann, list)).hasSize(1);
        assertThat(items(ben, list)).isEmpty();
        assertThat(items(ben, list + "?cursor=" + cursorOfAnn(list))).isEmpty();
    }

    /** Ann gets a second thing, so that there are two pages. */
    private String cursorOfAnn(String list) {
        new Scorer(ann).score(trainer.trainModel(
                "{'dataset_id': '%s', 'training': {'epochs': 1}}".formatted(trainer.sample("iris"))), dataset, "");
        return (String) Objects
                .requireNonNull(Trainer.json(trainer.get(list + "?limit=1")).get("next_cursor"));
    }

    private static List<?> items(RestTestClient client, String list) {
        return (List<?>) Objects
                .requireNonNull(Trainer.json(new Trainer(client).get(list).expectStatus().isOk()).get("items"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            GET  | /v2/models/iris                  |
            GET  | /v2/models/iris/ready            |
            GET  | /v2/models/iris/versions/1       |
            POST | /v2/models/iris/infer            | {"inputs": [{"name": "input", "shape": [1, 4], "datatype": "FP64", "data": [5.1, 3.5, 1.4, 0.2]}]}
            POST | /v2/models/iris/versions/1/infer | {"inputs": [{"name": "input", "shape": [1, 4], "datatype": "FP64", "data": [5.1, 3.5, 1.4, 0.2]}]}
            GET  | /v1/models/iris                  |
            GET  | /v1/models/iris/metadata         |
            POST | /v1/models/iris:predict          | {"instances": [[5.1, 3.5, 1.4, 0.2]]}
            POST | /models/iris/invocations         | {"inputs": [[5.1, 3.5, 1.4, 0.2]]}
            GET  | /api/v1/events?job_id=JOB        |
            """)
    void noOtherDoorFindsThem(String method, String path, @Nullable String body) {
        assertThat(atDoor(ann, method, path, body)).isEqualTo(200);
        assertThat(atDoor(ben, method, path, body)).isEqualTo(404);
    }

    private int atDoor(RestTestClient client, String method, String path, @Nullable String body) {
        var request = client.method(HttpMethod.valueOf(method)).uri(path.replace("JOB", job));
        if (body != null) {
            request.header(HttpHeaders.CONTENT_TYPE, "application/json").body(body.getBytes(StandardCharsets.UTF_8));
        }
        return request.exchange().expectBody().returnResult().getStatus().value();
    }

    @Test
    void requestsNameNothingOfAnotherOwner() {
        var own = new Trainer(ben).sample("iris");
        assertThat(ofBen("/training-jobs", "{\"dataset_id\": \"%s\", \"from_model\": \"%s\"}".formatted(own, model)))
                .isIn(404, 422);
        assertThat(ofBen("/prediction-jobs", "{\"model\": \"%s\", \"dataset_id\": \"%s\"}".formatted(model, own)))
                .isEqualTo(404);
    }

    private int ofBen(String path, String body) {
        return new Trainer(ben).post(path, body).expectBody().returnResult().getStatus().value();
    }

    /** Each owner counts versions from 1, and predicts with the model of that name that is the owner's. */
    @Test
    void namesBelongToEachOwner() {
        var trainerOfBen = new Trainer(ben);
        var trained = trainerOfBen
                .train("{'dataset_id': '%s', 'training': {'epochs': 1}}".formatted(trainerOfBen.sample("iris")));
        var ofBen = Trainer.json(trainerOfBen.get("/models/iris"));
        assertThat(ofBen).containsEntry("id", trained.get("model_id")).containsEntry("version", 1);
        assertThat(Trainer.json(trainer.get("/models/iris"))).containsEntry("id", model);
    }

    @Test
    void idempotencyKeysBelongToEachOwner() {
        var made = Stream.of(ann, ben).map(client -> id(Trainer.json(client.post().uri("/api/v1/samples/and/datasets")
                .header("Idempotency-Key", "the-same").exchange().expectStatus().isCreated()), "id")).toList();
        assertThat(made).doesNotHaveDuplicates();
    }

    private static String id(Map<String, Object> thing, String name) {
        return (String) Objects.requireNonNull(thing.get(name));
    }
}
