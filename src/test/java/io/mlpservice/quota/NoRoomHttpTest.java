package io.mlpservice.quota;

import io.mlpservice.HttpTest;
import io.mlpservice.OwnerOfHeader;
import io.mlpservice.Trainer;
import io.mlpservice.scoring.Scorer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.web.servlet.client.RestTestClient;
import org.springframework.test.web.servlet.client.RestTestClient.ResponseSpec;
import org.springframework.util.LinkedMultiValueMap;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import static io.mlpservice.quota.LimitedOwner.json;
import static org.assertj.core.api.Assertions.assertThat;

/** Every operation that stores something is refused to an owner who has no room left, and no other one. */
@HttpTest
@Import(OwnerOfHeader.class)
@TestPropertySource(properties = LimitedOwner.LIMITS)
class NoRoomHttpTest {
    /** Operations that store something, with a request that would. */
    private static final Map<String, String> STORING = Map.ofEntries(
            Map.entry("createDataset", "a,b\n1,x\n"),
            Map.entry("createDatasetFromContent", "a,b\n1,x\n"),
            Map.entry("createDatasetFromRows", "{\"rows\": [{\"a\": 1, \"b\": \"x\"}]}"),
            Map.entry("createDatasetFromSample", ""),
            Map.entry("createDatasetFromPredictionJob", ""),
            Map.entry("importModelFromContent", "x"),
            Map.entry("submitTrainingJob", "{\"dataset_id\": \"DATASET\", \"training\": {\"epochs\": 1}}"),
            Map.entry("submitPredictionJob", "{\"model\": \"iris@1\", \"dataset_id\": \"DATASET\"}"),
            Map.entry("putModelAlias", "{\"version\": 1}"),
            Map.entry("importModel", "x"),
            Map.entry("createModelFromSnapshot", "{}"));
    /** The others only ask, or change what is there. Keys and backups belong to the service. */
    private static final Set<String> NOT_STORING = Set.of("createApiKey", "createBackup", "verify", "previewDataset",
            "previewDatasetFromContent", "previewDatasetFromRows", "validateTrainingJob", "annotateTrainingJob",
            "cancelTrainingJob", "pauseTrainingJob", "resumeTrainingJob", "annotateModel", "annotateDataset",
            "annotatePredictionJob", "evaluateModel", "predictBySnapshot", "computeSnapshotSurface", "predict",
            "predictCsv", "predictNdjson", "predictByNamedModel",
            "traceModel", "computeModelSurface", "cancelPredictionJob", "pausePredictionJob", "resumePredictionJob");

    @Autowired
    private RestTestClient http;

    @Autowired
    private JdbcClient sql;

    private LimitedOwner ann;
    private RestTestClient client;
    private Trainer trainer;

    @BeforeEach
    void begin() {
        ann = new LimitedOwner(http, sql);
        client = ann.client;
        trainer = ann.trainer;
    }

    @Test
    void refusesEveryOperationThatStores() {
        var dataset = trainer.sample("iris");
        var trained = trainer
                .train("{'dataset_id': '%s', 'training': {'epochs': 1}, 'snapshots': {}}".formatted(dataset));
        var job = (String) Objects.requireNonNull(trained.get("id"));
        var scoring = new Scorer(client).score((String) Objects.requireNonNull(trained.get("model_id")), dataset, "");
        ann.leaveRoom(dataset, 0);
        STORING.forEach((operation, body) -> {
            var thing = operation.endsWith("FromSnapshot") ? job : scoring;
            var problem = json(call(operation, body.replace("DATASET", dataset), thing));
            assertThat(problem.path("code").asString()).as(operation).isEqualTo("storage_quota_exceeded");
            assertThat(problem.get("status").asInt()).isEqualTo(403);
            assertThat(problem.get("detail").asString()).contains("mlp.quota.stored-bytes", "data sets", "Delete");
        });
        trainer.post("/training-jobs/validate", "{\"dataset_id\": \"%s\"}".formatted(dataset))
                .expectStatus().isOk();
        trainer.patch("/models/iris@1", "{\"note\": \"may go\"}").expectStatus().isOk();
        trainer.delete("/prediction-jobs/" + scoring).expectStatus().isNoContent();
        new Trainer(OwnerOfHeader.client(http, "ben" + System.nanoTime())).sample("iris");
    }

    private ResponseSpec call(String operation, String body, String thing) {
        var place = Objects.requireNonNull(operations().get(operation));
        var request = client.method(place.getKey())
                .uri(place.getValue().replace("{id}", thing).replace("{epoch}", "1").replace("{name}", "iris").replace(
                        "{alias}",
                        "production") + (operation.startsWith("importModel") ? "?format=mlp" : ""));
        if (operation.equals("createDataset") || operation.equals("importModel")) {
            return request.contentType(MediaType.MULTIPART_FORM_DATA)
                    .body(new LinkedMultiValueMap<>(Map.of("file", List.of(body)))).exchange();
        }
        var type = operation.endsWith("FromContent")
                ? MediaType.APPLICATION_OCTET_STREAM
                : MediaType.APPLICATION_JSON;
        return body.isEmpty()
                ? request.exchange()
                : request.header(HttpHeaders.CONTENT_TYPE, type.toString())
                        .body(body.getBytes(StandardCharsets.UTF_8)).exchange();
    }

    /** Where each operation that may change something is. */
    private Map<String, Map.Entry<HttpMethod, String>> operations() {
        return json(client.get().uri("/v3/api-docs").exchange()).get("paths").propertyStream()
                .flatMap(path -> path.getValue().propertyStream()
                        .filter(operation -> List.of("post", "put", "patch").contains(operation.getKey()))
                        .map(operation -> Map.entry(operation.getValue().get("operationId").asString(), Map.entry(
                                HttpMethod.valueOf(operation.getKey().toUpperCase(Locale.ROOT)),
                                path.getKey()))))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    @Test
    void noOperationIsForgotten() {
        assertThat(operations().keySet()).containsExactlyInAnyOrderElementsOf(
                Stream.concat(STORING.keySet().stream(), NOT_STORING.stream()).toList());
    }

    /** Forms of uploads that the document leaves out. */
    @ParameterizedTest
    @ValueSource(strings = {"text/csv", "application/json", "application/x-ndjson"})
    void refusesEarlierFormsOfUploads(String type) {
        ann.leaveRoom(trainer.sample("iris"), 0);
        var body = type.equals("text/csv") ? "a,b\n1,x\n" : "{\"name\": \"a\", \"rows\": [{\"a\": 1, \"b\": \"x\"}]}";
        client.post().uri("/api/v1/datasets").header(HttpHeaders.CONTENT_TYPE, type).body(body).exchange()
                .expectStatus().isForbidden();
    }

    @Test
    void answersKnownRequestsAlthoughThereIsNoRoomLeft() {
        Supplier<String> upload = () -> Trainer
                .id(client.post().uri("/api/v1/samples/iris/datasets").header("Idempotency-Key", "first").exchange()
                        .expectStatus().isCreated());
        var dataset = upload.get();
        ann.leaveRoom(dataset, 0);
        assertThat(upload.get()).isEqualTo(dataset);
    }
}
