package io.mlpservice.exchange;

import io.mlpservice.HttpTest;
import io.mlpservice.Trainer;
import io.mlpservice.exchange.go.GoNetwork;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.client.RestTestClient;
import org.springframework.test.web.servlet.client.RestTestClient.ResponseSpec;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;

import java.util.List;
import java.util.UUID;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

@HttpTest
class GoImportHttpTest {
    @Autowired
    private RestTestClient http;

    private Trainer trainer;
    private final String name = "m" + UUID.randomUUID();
    private final GoNetwork network = GoNetwork.example();

    @BeforeEach
    void connect() {
        trainer = new Trainer(http);
    }

    private static ByteArrayResource file(byte[] content, String name) {
        return new ByteArrayResource(content) {
            @Override
            public String getFilename() {
                return name;
            }
        };
    }

    private MultiValueMap<String, Object> form() {
        var form = new LinkedMultiValueMap<String, Object>();
        form.add("file", file(network.weightsFile(), "weights.json"));
        form.add("ranges", file(network.rangesFile(), "min-max.json"));
        form.add("format", "go-mlp");
        form.add("name", name);
        form.add("activation", "sigmoid");
        form.add("scaling", "min_max_0_1");
        return form;
    }

    private ResponseSpec send(MultiValueMap<String, Object> form) {
        return http.post().uri("/api/v1/models").contentType(MediaType.MULTIPART_FORM_DATA).body(form).exchange();
    }

    @Test
    void predictsAsTheProgramDoes() {
        var form = form();
        form.add("feature_names", "hours, age");
        form.add("target_names", "grade");
        var imported = Trainer.json(send(form).expectStatus().isCreated());
        assertThat(imported).containsEntry("name", name);
        assertThat(String.valueOf(imported.get("imported"))).contains("format=go_mlp", "activation=sigmoid",
                "scaling=min_max_0_1", "ranges_sha256=");
        var predicted = trainer.post("/models/%s/predict".formatted(name),
                "{\"instances\": [{\"hours\": 70, \"age\": 98}]}").expectStatus().isOk().expectBody()
                .jsonPath("$.predictions[0].values.grade");
        predicted.value(Double.class, value -> assertThat(value).isCloseTo(
                network.outputs(new double[]{70, 98}, sum -> 1 / (1 + Math.exp(-sum)), false)[0], within(1e-12)));
    }

    @Test
    void refusesWhatIsMissingOrNotUsed() {
        var form = form();
        form.remove("ranges");
        form.remove("scaling");
        send(form).expectStatus().isEqualTo(422).expectBody().jsonPath("$.errors[*].parameter")
                .isEqualTo(List.of("ranges", "scaling"));
        form = form();
        form.set("format", "mlp");
        form.add("target_names", "z");
        send(form).expectStatus().isEqualTo(422).expectBody().jsonPath("$.errors[*].code")
                .isEqualTo(List.of("not_used", "not_used", "not_used", "not_used"));
        form = form();
        form.add("ranges", file(network.rangesFile(), "again.json"));
        send(form).expectStatus().isEqualTo(422).expectBody().jsonPath("$.errors[0].code").isEqualTo("repeated");
        form = form();
        form.set("ranges", file(network.weightsFile(), "weights.json"));
        send(form).expectStatus().isEqualTo(422).expectBody().jsonPath("$.code").isEqualTo("unreadable_model");
        http.post().uri("/api/v1/models/content?format=go_mlp").contentType(MediaType.APPLICATION_OCTET_STREAM)
                .body(network.weightsFile()).exchange().expectStatus().isEqualTo(422).expectBody()
                .jsonPath("$.errors[0].detail").value(String.class, detail -> assertThat(detail).contains("form"));
    }
}
