package io.mlpservice.exchange;

import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.StringStringEntryProto;
import com.google.protobuf.InvalidProtocolBufferException;
import io.mlpservice.HttpTest;
import io.mlpservice.Trainer;
import io.mlpservice.engine.encoding.Prediction;
import io.mlpservice.engine.model.ModelFile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.test.web.servlet.client.EntityExchangeResult;
import org.springframework.test.web.servlet.client.RestTestClient;

import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;

import static org.assertj.core.api.Assertions.assertThat;

@HttpTest
class ExportHttpTest {
    @Autowired
    private RestTestClient http;

    private Trainer trainer;

    @BeforeEach
    void connect() {
        trainer = new Trainer(http);
    }

    private String train(String name) {
        return trainer.trainModel("{'dataset_id': '%s', 'model_name': '%s', 'training': {'epochs': 2}}"
                .formatted(trainer.sample("iris"), name));
    }

    private static String anyName() {
        return "m" + UUID.randomUUID();
    }

    private EntityExchangeResult<byte[]> export(String ref, String query) {
        return trainer.get("/models/%s/export?%s".formatted(ref, query)).expectStatus().isOk().expectBody()
                .returnResult();
    }

    private static byte[] bytes(EntityExchangeResult<byte[]> answer) {
        return Objects.requireNonNull(answer.getResponseBody());
    }

    @Test
    void givesTheSameBytesAgainUnderATagAndAFileName() {
        var name = anyName();
        train(name);
        var first = export(name + "@1", "format=onnx");
        assertThat(first.getResponseHeaders().getFirst(HttpHeaders.CONTENT_DISPOSITION))
                .isEqualTo("attachment; filename=\"%s-1.onnx\"", name);
        assertThat(bytes(export(name, "format=onnx"))).isEqualTo(bytes(first));
        http.get().uri("/api/v1/models/{ref}/export?format=onnx", name)
                .header(HttpHeaders.IF_NONE_MATCH, Objects.requireNonNull(first.getResponseHeaders().getETag()))
                .exchange().expectStatus()
                .isNotModified();
    }

    @Test
    void givesTheWholeModelInItsOwnFormat() {
        var name = anyName();
        train(name);
        var file = ModelFile.fromBytes(bytes(export(name, "format=mlp")));
        assertThat(file.provenance()).containsEntry("model", name).containsEntry("version", "1")
                .containsKeys("dataset_sha256", "engine_version");
        var predicted = (Prediction.Label) file.model().predict(new double[][]{{5.1, 3.5, 1.4, 0.2}}).getFirst();
        var answer = Trainer.json(trainer.post("/models/%s/predict".formatted(name),
                "{\"rows\": [[5.1, 3.5, 1.4, 0.2]]}"));
        assertThat(String.valueOf(answer)).contains("label=" + predicted.label());
        assertThat(new String(bytes(export(name, "format=javascript")), StandardCharsets.UTF_8))
                .contains("\\\"model\\\":\\\"" + name);
        assertThat(bytes(export(name, "format=safetensors"))).isEqualTo(bytes(export(name, "format=safetensors")));
    }

    @Test
    void exportsTheVersionThatAnAliasPointsToAndNamesItsProvenance() throws InvalidProtocolBufferException {
        var name = anyName();
        train(name);
        train(name);
        trainer.put("/models/%s/aliases/production".formatted(name), "{\"version\": 1}").expectStatus()
                .is2xxSuccessful();
        var model = Trainer.json(trainer.get("/models/%s@1".formatted(name)));
        var metadata = ModelProto.parseFrom(bytes(export(name + "@production", "format=onnx"))).getMetadataPropsList()
                .stream().collect(Collectors.toMap(StringStringEntryProto::getKey, StringStringEntryProto::getValue));
        for (var field : new String[]{"dataset_sha256", "dataset_id", "engine_version", "kernels", "created_at"}) {
            assertThat(metadata).containsEntry(field, String.valueOf(model.get(field)));
        }
        assertThat(metadata).containsEntry("model", name).containsEntry("version", "1");
    }

    @Test
    void refusesUnknownModelsFormatsAndParameters() {
        trainer.get("/models/none%s/export?format=onnx".formatted(anyName())).expectStatus().isNotFound();
        var name = anyName();
        train(name);
        for (var query : new String[]{"", "format=pmml", "format=onnx&inputs=both", "format=onnx&input_type=float16",
            "format=onnx&other=1", "format=onnx&format=onnx", "format=mlp&inputs=named",
            "format=safetensors&input_type=float64"}) {
            trainer.get("/models/%s/export?%s".formatted(name, query)).expectStatus().isEqualTo(422).expectBody()
                    .jsonPath("$.errors.length()").isEqualTo(1);
        }
    }

    @Test
    void namesEveryFeatureThatTheFormatCannotExpress() {
        var rows = new StringBuilder("color,size,y\n");
        for (var row = 0; row < 40; row++) {
            rows.append("c%d,s%d,%d\n".formatted(row % 3, row % 5, row % 2));
        }
        var model = trainer.trainModel("""
                {'dataset_id': '%s', 'targets': ['y'], 'preprocessing': {'categorical': 'hashed'},
                'training': {'epochs': 1}}""".formatted(trainer.dataset(rows.toString())));
        var problem = Trainer.json(trainer.get("/models/%s/export?format=onnx".formatted(model)).expectStatus()
                .isEqualTo(422));
        assertThat(problem).containsEntry("code", "not_expressible");
        assertThat(String.valueOf(problem.get("errors"))).contains("'color'", "'size'").doesNotContain("'y'");
    }
}
