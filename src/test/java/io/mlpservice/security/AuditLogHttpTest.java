package io.mlpservice.security;

import io.mlpservice.Keys;
import io.mlpservice.WithKeys;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.client.RestTestClient;

import java.util.UUID;

import static org.assertj.core.api.Assertions.assertThat;

/** Who changed what is in the log. */
@WithKeys
@ExtendWith(OutputCaptureExtension.class)
class AuditLogHttpTest {
    @Autowired
    private RestTestClient http;

    private static void awaitLine(CapturedOutput output, String line) {
        Awaitility.await().untilAsserted(() -> assertThat(output.getOut()).contains(line));
    }

    @Test
    void hasALineForEachChange(CapturedOutput output) {
        var keys = new Keys(http);
        var made = keys.make("someone", "datasets", "predict");
        var client = keys.with(String.valueOf(made.get("key")));
        var id = UUID.randomUUID().toString();
        client.post().uri("/api/v1/samples/xor/datasets").header("X-Request-Id", id).exchange().expectStatus()
                .isCreated();
        awaitLine(output,
                "owner=someone key=%s request=%s method=POST path=/api/v1/samples/xor/datasets status=201"
                        .formatted(made.get("id"), id));
        assertThat(output.getAll()).doesNotContain(String.valueOf(made.get("key")).substring(41));
    }

    @Test
    void hasALineForEachRefusal(CapturedOutput output) {
        var id = UUID.randomUUID().toString();
        http.get().uri("/api/v1/models/{ref}", "\nowner=admin x").header("X-Request-Id", id).exchange().expectStatus()
                .isUnauthorized();
        awaitLine(output, "owner=- key=- request=%s method=GET path=/api/v1/models/%%0Aowner%%3Dadmin%%20x status=401"
                .formatted(id));
        var keys = new Keys(http);
        keys.with(keys.key("someone", "predict")).delete().uri("/api/v1/models/nothing@1").header("X-Request-Id", id)
                .exchange().expectStatus().isForbidden();
        awaitLine(output, "request=%s method=DELETE path=/api/v1/models/nothing@1 status=403".formatted(id));
    }

    @Test
    void hasNoLineForWhatOnlyAsks(CapturedOutput output) {
        var keys = new Keys(http);
        var client = keys.with(keys.key("someone", "datasets"));
        var id = UUID.randomUUID().toString();
        client.post().uri("/api/v1/datasets/preview/rows").header("X-Request-Id", id)
                .contentType(MediaType.APPLICATION_JSON).body("{\"rows\": [{\"a\": 1}]}").exchange().expectStatus()
                .isOk();
        client.get().uri("/api/v1/datasets").header("X-Request-Id", id).exchange().expectStatus().isOk();
        client.post().uri("/api/v1/datasets/rows").header("X-Request-Id", id).contentType(MediaType.APPLICATION_JSON)
                .body("{}").exchange().expectStatus().isEqualTo(422);
        assertThat(output.getOut()).doesNotContain("request=" + id);
    }

    @Test
    void cannotBeForged() {
        assertThat(AuditLog.encoded("a b\nc\u0085\u2028\"é/~!")).isEqualTo("a%20b%0Ac%C2%85%E2%80%A8%22%C3%A9/~!");
    }
}
