package io.mlpservice.exchange;

import io.mlpservice.HttpTest;
import io.mlpservice.Trainer;
import io.mlpservice.exchange.onnx.reading.SklearnGraph;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.client.RestTestClient;
import org.springframework.test.web.servlet.client.RestTestClient.ResponseSpec;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

import static org.assertj.core.api.Assertions.assertThat;

@HttpTest
class OnnxImportHttpTest {
    @Autowired
    private RestTestClient http;

    private Trainer trainer;
    private final String name = "m" + UUID.randomUUID();

    @BeforeEach
    void connect() {
        trainer = new Trainer(http);
    }

    private ResponseSpec send(byte[] file, String query) {
        return http.post().uri("/api/v1/models/content?format=onnx&name=%s%s".formatted(name, query))
                .contentType(MediaType.APPLICATION_OCTET_STREAM).body(file).exchange();
    }

    @Test
    void predictsRowsWithGapsAndTexts() {
        var imported = Trainer.json(send(SklearnGraph.example(), "&target_names=fate").expectStatus().isCreated());
        assertThat(String.valueOf(imported.get("imported"))).contains("format=onnx", "producer=skl2onnx 1.21.0");
        var predictions = trainer.post("/models/%s/predict".formatted(name), """
                {"instances": [{"age": 22, "fare": 7.25, "sex": "male"}, {"age": null, "fare": 71, "sex": "female"},
                 {"age": 3, "fare": null, "sex": null}]}""").expectStatus().isOk().expectBody();
        predictions.jsonPath("$.predictions.length()").isEqualTo(3).jsonPath("$.predictions[0].probabilities.died")
                .isNumber();
        trainer.get("/models/%s/schema".formatted(name)).expectStatus().isOk().expectBody()
                .jsonPath("$.targets[0].name").isEqualTo("fate");
        for (var format : List.of("mlp", "safetensors", "javascript", "onnx")) {
            trainer.get("/models/%s/export?format=%s".formatted(name, format)).expectStatus().isOk();
        }
    }

    @Test
    void saysHowToBringBackWhatTheServiceExported() {
        var model = trainer.trainModel("{'dataset_id': '%s', 'model_name': '%s', 'training': {'epochs': 1}}"
                .formatted(trainer.sample("iris"), name));
        var file = trainer.get("/models/%s/export?format=onnx".formatted(model)).expectStatus().isOk().expectBody()
                .returnResult().getResponseBody();
        send(Objects.requireNonNull(file), "").expectStatus().isEqualTo(422).expectBody().jsonPath("$.detail")
                .value(String.class, detail -> assertThat(detail).endsWith("export it with format=mlp."));
    }

    @Test
    void refusesByTheNode() {
        var file = SklearnGraph.example();
        var text = new String(file, StandardCharsets.ISO_8859_1);
        var foreign = text.replace("Scaler", "Kernel").getBytes(StandardCharsets.ISO_8859_1);
        send(foreign, "").expectStatus().isEqualTo(422).expectBody().jsonPath("$.code").isEqualTo("unreadable_model")
                .jsonPath("$.detail").value(String.class, detail -> assertThat(detail)
                        .startsWith("The node 'Kernel2' (ai.onnx.ml.Kernel) cannot be imported"));
        send(Arrays.copyOf(file, file.length / 2), "").expectStatus().isEqualTo(422);
        send(file, "&feature_names=age,fare").expectStatus().isEqualTo(422);
        send(file, "&feature_names=age,age,sex").expectStatus().isEqualTo(422);
        send(file, "&feature_names=age,fare,").expectStatus().isEqualTo(422);
    }
}
