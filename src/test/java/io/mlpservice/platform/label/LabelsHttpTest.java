package io.mlpservice.platform.label;

import io.mlpservice.HttpTest;
import io.mlpservice.Trainer;
import io.mlpservice.scoring.Scorer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.client.RestTestClient;
import org.springframework.util.LinkedMultiValueMap;
import tools.jackson.databind.json.JsonMapper;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.LIST;

@HttpTest
class LabelsHttpTest {
    @Autowired
    private RestTestClient http;

    private Trainer trainer;
    private Map<String, Object> job;
    private String jobPath;
    private String modelPath;
    private String datasetPath;
    private String predictionPath;

    @BeforeEach
    void train() {
        trainer = new Trainer(http);
        job = trainer.train("""
                {'dataset_id': '%s', 'training': {'epochs': 1}, 'labels': {'stage': 'trial', 'team/owner': 'me'},
                 'note': 'The first try.'}""".formatted(trainer.sample("xor")));
        jobPath = "/training-jobs/" + job.get("id");
        modelPath = "/models/" + job.get("model_id");
        datasetPath = "/datasets/" + job.get("dataset_id");
        predictionPath = "/prediction-jobs/" + new Scorer(http).score(String.valueOf(job.get("model_id")),
                String.valueOf(job.get("dataset_id")),
                ", 'labels': {'stage': 'trial', 'team/owner': 'me'}, 'note': 'The first try.'");
    }

    private void assertLabels(String path, Map<String, String> labels, Object note) {
        assertThat(Trainer.json(trainer.get(path))).containsEntry("labels", labels).containsEntry("note", note);
    }

    @Test
    void goFromTheRequestToTheJobAndItsModel() {
        var labels = Map.of("stage", "trial", "team/owner", "me");
        assertLabels(jobPath, labels, "The first try.");
        assertLabels(modelPath, labels, "The first try.");
        assertLabels(predictionPath, labels, "The first try.");
        assertThat(Trainer.json(trainer.get(datasetPath))).containsEntry("labels", Map.of()).containsEntry("note",
                null);
    }

    private RestTestClient.ResponseSpec uploadContent(String path, String query, Object... values) {
        return http.post().uri("/api/v1/datasets%s?%s".formatted(path, query), values)
                .header("Content-Type", "text/csv")
                .body("a,b\n1,x\n2,y\n".getBytes(StandardCharsets.UTF_8)).exchange();
    }

    private RestTestClient.ResponseSpec uploadForm(String labels, String note) {
        var form = new LinkedMultiValueMap<String, Object>();
        form.add("file", new ByteArrayResource("a,b\n1,x\n2,y\n".getBytes(StandardCharsets.UTF_8)));
        form.add("labels", labels);
        form.add("note", note);
        return http.post().uri("/api/v1/datasets").contentType(MediaType.MULTIPART_FORM_DATA).body(form).exchange();
    }

    private RestTestClient.ResponseSpec uploadRows(String more) {
        return trainer.post("/datasets/rows", "{\"rows\": [{\"a\": 1}, {\"a\": 2}], %s}".formatted(more));
    }

    @Test
    void goFromEachFormOfAnUploadToTheDataset() {
        var labels = Map.of("stage", "trial", "team/owner", "me & you");
        var json = JsonMapper.shared().writeValueAsString(labels);
        for (var upload : List.of(uploadContent("/content", "labels={labels}&note={note}", json, "The first try."),
                uploadContent("", "labels={labels}&note={note}", json, "The first try."),
                uploadForm(json, "The first try."),
                uploadRows("\"labels\": %s, \"note\": \"The first try.\"".formatted(json)))) {
            var dataset = Trainer.json(upload.expectStatus().isCreated());
            assertThat(dataset).containsEntry("labels", labels).containsEntry("note", "The first try.");
            assertLabels("/datasets/" + dataset.get("id"), labels, "The first try.");
        }
        assertThat(Trainer.json(uploadForm("", "").expectStatus().isCreated())).containsEntry("labels", Map.of())
                .containsEntry("note", null);
    }

    @Test
    void areCheckedTogetherWithTheRestOfAnUpload() {
        for (var labels : List.of("[]", "{\"a\": 1}", "{\"a\": \"x\", \"a\": \"y\"}", "a:x", "{\"?\": \"x\"}")) {
            for (var upload : List.of(
                    uploadContent("/content", "labels={labels}&note={note}&header=perhaps", labels, "\u0000"),
                    uploadContent("", "labels={labels}&note={note}&header=perhaps", labels, "x".repeat(2001)))) {
                assertThat(Trainer.json(upload.expectStatus().isEqualTo(422))).extracting("errors", LIST)
                        .extracting("parameter").containsOnly("labels", "note", "header").hasSizeGreaterThan(2);
            }
            assertThat(Trainer.json(uploadForm(labels, "x".repeat(2001)).expectStatus().isEqualTo(422)))
                    .extracting("errors", LIST).extracting("parameter").containsExactlyInAnyOrder("labels", "note");
        }
        assertThat(Trainer.json(uploadRows("\"labels\": {\"?\": \"x\"}, \"note\": \"%s\", \"types\": {\"b\": \"text\"}"
                .formatted("x".repeat(2001))).expectStatus().isEqualTo(422))).extracting("errors", LIST)
                .extracting("pointer").contains("/labels/?", "/note");
    }

    @Test
    void distinguishUploadsWithTheSameKey() {
        var key = UUID.randomUUID().toString();
        for (var status : Map.of("trial", 201, "live", 422).entrySet().stream()
                .sorted(Map.Entry.comparingByValue()).toList()) {
            http.post()
                    .uri("/api/v1/datasets/content?labels={labels}", "{\"stage\": \"%s\"}".formatted(status.getKey()))
                    .header("Idempotency-Key", key).contentType(MediaType.TEXT_PLAIN).body("a,b\n1,x\n2,y\n")
                    .exchange().expectStatus().isEqualTo(status.getValue());
        }
    }

    @Test
    void areChangedByAMergePatch() {
        trainer.patch(datasetPath,
                "{\"labels\": {\"stage\": \"trial\", \"team/owner\": \"me\"}, \"note\": \"The first try.\"}");
        for (var path : new String[]{jobPath, modelPath, datasetPath, predictionPath}) {
            trainer.patch(path, "{\"labels\": {\"stage\": \"live\", \"team/owner\": null, \"new\": \"\"}}")
                    .expectStatus().isOk();
            assertLabels(path, Map.of("stage", "live", "new", ""), "The first try.");
            trainer.patch(path, "{\"note\": \"Better.\"}").expectStatus().isOk().expectBody().jsonPath("$.note")
                    .isEqualTo("Better.");
            trainer.patch(path, "{}").expectStatus().isOk();
            assertLabels(path, Map.of("stage", "live", "new", ""), "Better.");
            http.patch().uri("/api/v1" + path).contentType(MediaType.valueOf("application/merge-patch+json"))
                    .body("{\"labels\": null, \"note\": null}").exchange().expectStatus().isOk();
            assertThat(Trainer.json(trainer.get(path))).containsEntry("labels", Map.of()).containsEntry("note", null);
        }
    }

    @Test
    void leaveTheRestAsItIs() {
        for (var path : new String[]{jobPath, modelPath, datasetPath, predictionPath}) {
            var before = Trainer.json(trainer.get(path));
            var after = Trainer.json(trainer.patch(path, "{\"labels\": {\"stage\": \"live\"}}"));
            before.remove("labels");
            after.remove("labels");
            assertThat(after).isEqualTo(before).isNotEmpty();
        }
    }

    @Test
    void areRefusedWithEverythingThatIsWrong() {
        var patch = """
                {"labels": {"-x": "a", "n": 1, "long": "%s", "lines": "a\\nb"}, "note": "%s", "name": "iris"}"""
                .formatted("x".repeat(101), "x".repeat(2001));
        assertThat(Trainer.json(trainer.patch(modelPath + "?force=1", patch).expectStatus().isEqualTo(422)))
                .extracting("errors", LIST).extracting("code").containsExactlyInAnyOrder("unknown_parameter",
                        "unknown_field", "invalid_value", "invalid_value", "invalid_value", "wrong_type", "too_long");
        trainer.patch(modelPath, "[]").expectStatus().isEqualTo(422);
        trainer.patch(modelPath, "{").expectStatus().isEqualTo(400);
        for (var path : List.of("/models/", "/datasets/", "/training-jobs/", "/prediction-jobs/")) {
            trainer.patch(path + UUID.randomUUID(), "{}").expectStatus().isNotFound();
        }
        for (var path : List.of(datasetPath, predictionPath)) {
            trainer.patch(path, patch).expectStatus().isEqualTo(422).expectBody().jsonPath("$.errors.length()")
                    .isEqualTo(6);
        }
        for (var text : List.of("a\\u0000b", "\\ud83d")) {
            assertThat(Trainer.json(trainer.patch(modelPath, """
                    {"note": "%s", "labels": {"a": "%s"}}""".formatted(text, text)).expectStatus().isEqualTo(422)))
                    .extracting("errors", LIST).extracting("pointer").containsExactlyInAnyOrder("/note", "/labels/a");
        }
        assertLabels(modelPath, Map.of("stage", "trial", "team/owner", "me"), "The first try.");
    }

    @Test
    void areCheckedTogetherWithTheRestOfATrainingRequest() {
        var request = "{\"dataset_id\": \"%s\", \"labels\": {\"?\": \"x\"}, \"training\": {\"epochs\": 0}}"
                .formatted(job.get("dataset_id"));
        assertThat(Trainer.json(trainer.post("/training-jobs", request).expectStatus().isEqualTo(422)))
                .extracting("errors", LIST).extracting("pointer").containsExactlyInAnyOrder("/labels/?",
                        "/training/epochs");
        for (var list : List.of("/models", "/datasets", "/training-jobs", "/prediction-jobs")) {
            for (var label : List.of("stage", "", "%0A:a")) {
                trainer.get(list + "?label=" + label).expectStatus().isEqualTo(422).expectBody()
                        .jsonPath("$.errors[0].parameter").isEqualTo("label");
            }
        }
        trainer.post("/prediction-jobs", "{\"model\": \"%s\", \"dataset_id\": \"%s\", \"labels\": {\"?\": \"x\"}}"
                .formatted(job.get("model_id"), job.get("dataset_id"))).expectStatus().isEqualTo(422).expectBody()
                .jsonPath("$.errors[0].pointer").isEqualTo("/labels/?");
    }
}
