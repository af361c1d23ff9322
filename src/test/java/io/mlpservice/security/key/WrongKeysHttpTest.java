package io.mlpservice.security.key;

import io.mlpservice.Keys;
import io.mlpservice.WithKeys;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.test.web.servlet.client.RestTestClient;

import java.time.Duration;
import java.util.UUID;

/** Who sends many wrong keys has to wait. */
@WithKeys
class WrongKeysHttpTest {
    /** Well formed, but of no owner. */
    private static final String WRONG = "mlp_3f2b8c1e-5d0a-4c57-9f43-2f1f6d1c8a77_" + "A".repeat(43);
    private static final int AT_ONCE = 20;

    @Autowired
    private RestTestClient http;

    @Autowired
    private KnownKeys known;

    private final String address = Keys.address();
    private Keys keys;

    @BeforeEach
    void connect() {
        keys = new Keys(http);
    }

    private RestTestClient.ResponseSpec models(String key, String from) {
        return keys.with(key).get().uri("/api/v1/models").header("X-Forwarded-For", from).exchange();
    }

    /** On a slow machine some wrong keys are read again meanwhile. */
    private void sendWrongKeysUntilTheyAreNotRead() {
        Awaitility.await().pollInterval(Duration.ZERO).untilAsserted(() -> models(WRONG, address).expectStatus()
                .isEqualTo(429).expectHeader().valueEquals(HttpHeaders.RETRY_AFTER, "6").expectBody()
                .jsonPath("$.code").isEqualTo("too_many_failures"));
    }

    @Test
    void areNotReadAfterTooManyFromTheirAddress() {
        for (var i = 0; i < AT_ONCE; i++) {
            models(WRONG, "203.0.113.%d, %s".formatted(i, address)).expectStatus().isUnauthorized();
        }
        sendWrongKeysUntilTheyAreNotRead();
        models(WRONG, Keys.address()).expectStatus().isUnauthorized();
    }

    @Test
    void lockOutNoKeyThatIsInUse() {
        var inUse = keys.make("walker", "predict");
        models(String.valueOf(inUse.get("key")), address).expectStatus().isOk();
        sendWrongKeysUntilTheyAreNotRead();
        known.forget(UUID.fromString(String.valueOf(inUse.get("id"))));
        models(String.valueOf(inUse.get("key")), address).expectStatus().isOk();
    }
}
