package io.mlpservice.exchange;

import io.mlpservice.HttpTest;
import io.mlpservice.Trainer;
import io.mlpservice.engine.model.ModelFile;
import io.mlpservice.platform.RawHttp;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.client.RestTestClient;
import org.springframework.test.web.servlet.client.RestTestClient.ResponseSpec;
import org.springframework.util.LinkedMultiValueMap;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.UUID;

import static org.assertj.core.api.Assertions.assertThat;

@HttpTest
class ImportHttpTest {
    @Autowired
    private RestTestClient http;

    @LocalServerPort
    private int port;

    private Trainer trainer;

    @BeforeEach
    void connect() {
        trainer = new Trainer(http);
    }

    private static String anyName() {
        return "m" + UUID.randomUUID();
    }

    private String train() {
        return trainer.trainModel("{'dataset_id': '%s', 'model_name': '%s', 'training': {'epochs': 3}}"
                .formatted(trainer.sample("iris"), anyName()));
    }

    private byte[] export(String ref, String format) {
        return Objects.requireNonNull(trainer.get("/models/%s/export?format=%s".formatted(ref, format)).expectStatus()
                .isOk().expectBody().returnResult().getResponseBody());
    }

    private ResponseSpec send(byte[] file, String query) {
        return http.post().uri("/api/v1/models/content?" + query).contentType(MediaType.APPLICATION_OCTET_STREAM)
                .body(file).exchange();
    }

    private String predict(String ref) {
        return String.valueOf(Trainer.json(trainer.post("/models/%s/predict".formatted(ref),
                "{\"rows\": [[5.1, 3.5, 1.4, 0.2], [6.7, null, 4.9, 1.8]]}")).get("predictions"));
    }

    @ParameterizedTest
    @EnumSource(names = {"MLP", "SAFETENSORS"})
    void bringsBackWhatWasExported(ImportFormat format) {
        var original = train();
        var wanted = anyName();
        var name = format.name().toLowerCase(Locale.ROOT);
        var imported = Trainer.json(send(export(original, name), "format=%s&name=%s".formatted(name, wanted))
                .expectStatus().isCreated());
        assertThat(imported).containsEntry("name", wanted).containsEntry("version", 1).containsEntry("job_id", null)
                .containsEntry("configuration", null).containsEntry("dataset_id", null);
        assertThat(String.valueOf(imported.get("imported"))).contains("format=" + name, "model_id=" + original,
                "dataset_sha256=");
        assertThat(predict(wanted)).isEqualTo(predict(original));
        assertThat(Trainer.json(trainer.get("/models/" + wanted))).isEqualTo(imported);
        assertThat(ModelFile.fromBytes(export(wanted, "mlp")).provenance()).containsEntry("imported_from", name)
                .containsEntry("model", wanted).containsKey("dataset_sha256");
    }

    @Test
    void takesAFormWhoseFileGivesTheName() {
        var original = train();
        var form = new LinkedMultiValueMap<String, Object>();
        form.add("file", new ByteArrayResource(export(original, "mlp")));
        form.add("format", "mlp");
        var imported = Trainer.json(http.post().uri("/api/v1/models").contentType(MediaType.MULTIPART_FORM_DATA)
                .body(form).exchange().expectStatus().isCreated());
        assertThat(imported).containsEntry("name", Trainer.json(trainer.get("/models/" + original)).get("name"))
                .containsEntry("version", 2);
    }

    @Test
    void doesWithoutATrainingWhatNeedsNone() {
        var wanted = anyName();
        send(export(train(), "mlp"), "format=mlp&name=" + wanted).expectStatus().isCreated();
        var dataset = trainer.sample("iris");
        trainer.post("/models/%s/evaluations".formatted(wanted), "{\"dataset_id\": \"%s\"}".formatted(dataset))
                .expectStatus().isOk();
        trainer.get("/models/%s/schema".formatted(wanted)).expectStatus().isOk();
        trainer.get("/models?name=" + wanted).expectStatus().isOk().expectBody().jsonPath("$.items.length()")
                .isEqualTo(1);
        trainer.get("/models/%s/rows".formatted(wanted)).expectStatus().isEqualTo(409).expectBody()
                .jsonPath("$.code").isEqualTo("model_imported");
        trainer.get("/models/%s/feature-importance".formatted(wanted)).expectStatus().isEqualTo(409);
        trainer.get("/models/%s/curves".formatted(wanted)).expectStatus().isNotFound().expectBody()
                .jsonPath("$.detail").value(String.class, detail -> assertThat(detail).contains("/evaluations"));
        trainer.post("/models/%s/trace".formatted(wanted), """
                {"instance": {"sepal_length": 5.1, "sepal_width": 3.5, "petal_length": 1.4, "petal_width": 0.2},
                 "target": {"species": "setosa"}}""").expectStatus().isEqualTo(422).expectBody()
                .jsonPath("$.errors[0].pointer").isEqualTo("/learning_rate");
        trainer.post("/training-jobs", "{\"dataset_id\": \"%s\", \"from_model\": \"%s\"}".formatted(dataset, wanted))
                .expectStatus().isEqualTo(422).expectBody().jsonPath("$.errors[0].code").isEqualTo("model_imported");
        trainer.delete("/models/%s@1".formatted(wanted)).expectStatus().isNoContent();
    }

    @Test
    void importsOnceForAnIdempotencyKey() {
        var file = export(train(), "mlp");
        var wanted = anyName();
        var key = UUID.randomUUID().toString();
        var first = sendOnce(file, wanted, key);
        assertThat(sendOnce(file, wanted, key)).isEqualTo(first);
        assertThat(first).containsEntry("version", 1);
    }

    private Map<String, Object> sendOnce(byte[] file, String name, String key) {
        return Trainer.json(http.post().uri("/api/v1/models/content?format=mlp&name=" + name)
                .header("Idempotency-Key", key).contentType(MediaType.APPLICATION_OCTET_STREAM).body(file).exchange()
                .expectStatus().isCreated());
    }

    private void isRefused(byte[] file, String format, String... details) {
        send(file, "format=" + format).expectStatus().isEqualTo(422).expectBody()
                .jsonPath("$.detail").value(String.class, detail -> assertThat(detail).contains(details));
    }

    @Test
    void refusesDamagedAndForeignFiles() {
        var file = export(train(), "mlp");
        isRefused(Arrays.copyOf(file, file.length / 2), "mlp", "damaged");
        isRefused("{}".getBytes(StandardCharsets.UTF_8), "mlp", "not a model file");
        isRefused(file, "safetensors", "not a safetensors file");
        var newer = file.clone();
        newer[7]++;
        isRefused(newer, "mlp", "damaged");
        var random = new Random(5);
        for (var round = 0; round < 100; round++) {
            var damaged = file.clone();
            damaged[random.nextInt(file.length)] ^= (byte) (1 << random.nextInt(8));
            send(damaged, "format=mlp").expectStatus().isEqualTo(422);
        }
    }

    @Test
    void saysThatAFileTakesTooMuchMemoryAndNotThatItCannotBeRead() {
        var header = "{\"a\":".repeat(4_000_000).getBytes(StandardCharsets.US_ASCII);
        var file = ByteBuffer.allocate(Long.BYTES + header.length).order(ByteOrder.LITTLE_ENDIAN).putLong(header.length)
                .put(header).array();
        send(file, "format=safetensors").expectStatus().isEqualTo(413).expectBody().jsonPath("$.code")
                .isEqualTo("too_much_memory");
    }

    @Test
    void refusesAFileAsTheFormat() {
        var form = new LinkedMultiValueMap<String, Object>();
        form.add("file", new ByteArrayResource(new byte[]{1}));
        form.add("format", new ByteArrayResource("mlp".getBytes(StandardCharsets.US_ASCII)) {
            @Override
            public String getFilename() {
                return "format.txt";
            }
        });
        http.post().uri("/api/v1/models").contentType(MediaType.MULTIPART_FORM_DATA).body(form).exchange()
                .expectStatus().isEqualTo(422).expectBody().jsonPath("$.errors[0].detail")
                .value(detail -> assertThat(String.valueOf(detail)).startsWith("A file is not a value of format."));
    }

    @Test
    void refusesWrongRequestsWithEveryError() {
        http.post().uri("/api/v1/models/content?format=pickle&name=../../etc/passwd&path=/etc/passwd")
                .contentType(MediaType.APPLICATION_OCTET_STREAM).body(new byte[]{1}).exchange().expectStatus()
                .isEqualTo(422);
        send(new byte[]{1}, "format=mlp&name=../../etc/passwd").expectStatus().isEqualTo(422).expectBody()
                .jsonPath("$.errors[0].parameter").isEqualTo("name");
        var form = new LinkedMultiValueMap<String, Object>();
        form.add("path", "/etc/passwd");
        http.post().uri("/api/v1/models").contentType(MediaType.MULTIPART_FORM_DATA).body(form).exchange()
                .expectStatus().isEqualTo(422).expectBody().jsonPath("$.errors.length()").isEqualTo(3);
        form.add("format", "javascript");
        http.post().uri("/api/v1/models").contentType(MediaType.MULTIPART_FORM_DATA).body(form).exchange()
                .expectStatus().isEqualTo(422).expectBody().jsonPath("$.errors[0].detail")
                .isEqualTo("'javascript' is not a value of format. Choose one of: go_mlp, mlp, onnx, safetensors.");
        send(new byte[]{1}, "").expectStatus().isEqualTo(422).expectBody().jsonPath("$.detail")
                .isEqualTo("'format' is missing; choose one of: go_mlp, mlp, onnx, safetensors.");
        http.post().uri("/api/v1/models/content?format=mlp").contentType(MediaType.APPLICATION_FORM_URLENCODED)
                .body("a=1").exchange().expectStatus().isEqualTo(415);
    }

    /** What a data set may take at most is no limit of models: 20 MB here, and memory for 90 MB. */
    @Test
    void namesTheLimitThatALargeFormReaches() {
        var form = new LinkedMultiValueMap<String, Object>();
        form.add("file", new ByteArrayResource(new byte[21 << 20]) {
            @Override
            public String getFilename() {
                return "large.mlp";
            }
        });
        form.add("format", "mlp");
        http.post().uri("/api/v1/models").contentType(MediaType.MULTIPART_FORM_DATA).body(form).exchange()
                .expectStatus().isEqualTo(413).expectBody().jsonPath("$.code").isEqualTo("too_much_memory")
                .jsonPath("$.detail").value(String.class, detail -> assertThat(detail).contains("mlp.requests.memory"));
    }

    @ParameterizedTest
    @CsvSource({"/content?format=mlp,application/octet-stream", "/content?format=onnx,application/octet-stream",
        "?format=mlp,multipart/form-data; boundary=XX"})
    void refusesTwoGigabytesAtOnce(String path, String type) throws IOException {
        assertThat(RawHttp.answer(port, """
                POST /api/v1/models%s HTTP/1.1
                Host: localhost
                Content-Type: %s
                Content-Length: 2147483648
                Connection: close

                """.formatted(path, type), new byte[]{1, 2, 3})).startsWith("HTTP/1.1 413")
                .contains("64 MB", "mlp.exchange.max-import-size");
    }
}
