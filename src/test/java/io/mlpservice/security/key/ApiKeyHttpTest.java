package io.mlpservice.security.key;

import io.mlpservice.GenerousWaits;
import io.mlpservice.Keys;
import io.mlpservice.Trainer;
import io.mlpservice.WithKeys;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.web.servlet.client.RestTestClient;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;

import static org.assertj.core.api.Assertions.assertThat;

/** Keys over HTTP, from the first one to those that are revoked. */
@WithKeys
class ApiKeyHttpTest {
    @Autowired
    private RestTestClient http;

    @Autowired
    private JdbcTemplate database;

    @LocalServerPort
    private int port;

    private Keys keys;

    @BeforeEach
    void connect() {
        keys = new Keys(http);
    }

    private RestTestClient.ResponseSpec models(String key) {
        return keys.with(key).get().uri("/api/v1/models").header("X-Forwarded-For", Keys.address()).exchange();
    }

    private static String text(Map<String, Object> key, String field) {
        return (String) Objects.requireNonNull(key.get(field));
    }

    @Test
    void leavesTheFirstKeyInAFileThatOnlyItsUserCanRead() throws IOException {
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(Keys.FIRST))).isEqualTo("rw-------");
        var id = Keys.first().substring(4, 40);
        keys.with(Keys.first()).get().uri("/api/v1/api-keys/" + id).exchange().expectStatus().isOk().expectBody()
                .jsonPath("$.owner").isEqualTo("default").jsonPath("$.scopes")
                .isEqualTo(List.of("datasets", "train", "predict", "admin")).jsonPath("$.expires_at")
                .isEmpty();
    }

    @Test
    void showsAKeyOnceAndKeepsAHashOfIt() {
        var made = keys.make("someone", "train", "datasets");
        var key = text(made, "key");
        assertThat(key).matches("mlp_" + made.get("id") + "_[\\w-]{43}");
        assertThat(made).containsEntry("scopes", List.of("datasets", "train")).containsEntry("owner",
                "someone");
        var admin = keys.with(Keys.first());
        var secret = key.substring(41);
        assertThat(admin.get().uri("/api/v1/api-keys/" + made.get("id")).exchange().expectStatus().isOk()
                .expectBody(String.class).returnResult().getResponseBody()).contains("\"name\":\"test\"")
                .doesNotContain(secret, "sha256");
        assertThat(admin.get().uri("/api/v1/api-keys?limit=100").exchange().expectStatus().isOk()
                .expectBody(String.class).returnResult().getResponseBody()).contains(text(made, "id"))
                .doesNotContain(secret);
        assertThat(database.queryForList("select * from api_key").toString()).doesNotContain(secret);
    }

    @Test
    void belongsToTheOwnerOfTheKeyThatMakesIt() {
        var made = Trainer.json(keys.with(keys.key("someone", "admin")).post().uri("/api/v1/api-keys")
                .contentType(MediaType.APPLICATION_JSON).body("{\"name\": \"n\", \"scopes\": [\"predict\"]}").exchange()
                .expectStatus().isCreated());
        assertThat(made).containsEntry("owner", "someone").containsEntry("expires_at", null);
    }

    @Test
    void isListedPageByPageNewestFirst() {
        var first = keys.make("someone", "train");
        var second = keys.make("someone", "train");
        var admin = keys.with(Keys.first());
        var page = Trainer.json(admin.get().uri("/api/v1/api-keys?limit=1").exchange().expectStatus().isOk());
        assertThat(page).extracting("items").asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.LIST)
                .extracting("id").containsExactly(second.get("id"));
        admin.get().uri("/api/v1/api-keys?limit=1&cursor=" + page.get("next_cursor")).exchange().expectStatus().isOk()
                .expectBody().jsonPath("$.items[0].id").isEqualTo(Objects.requireNonNull(first.get("id")));
    }

    @Test
    void isRefusedAtOnceWhenItIsRevoked() {
        var made = keys.make("someone", "predict");
        models(text(made, "key")).expectStatus().isOk();
        var admin = keys.with(Keys.first());
        admin.delete().uri("/api/v1/api-keys/" + made.get("id")).exchange().expectStatus().isNoContent();
        models(text(made, "key")).expectStatus().isUnauthorized().expectBody().jsonPath("$.code")
                .isEqualTo("invalid_key");
        admin.delete().uri("/api/v1/api-keys/" + made.get("id")).exchange().expectStatus().isNotFound();
        admin.get().uri("/api/v1/api-keys/" + made.get("id")).exchange().expectStatus().isNotFound();
    }

    /** Another process revokes it. */
    @Test
    void getsNoMoreEventsWhenItIsRevokedOrHasExpired() throws Exception {
        var trainer = new Trainer(keys.with(keys.key("watcher", "datasets", "train")));
        var job = trainer.submitLongJob(trainer.sample("iris"));
        try {
            var revoked = keys.make("watcher", "train");
            var stream = events(job, text(revoked, "key"));
            keys.with(Keys.first()).delete().uri("/api/v1/api-keys/" + revoked.get("id")).exchange();
            assertThat(stream).succeedsWithin(Duration.ofSeconds(GenerousWaits.SECONDS));

            var expiring = keys.make("watcher", "train");
            stream = events(job, text(expiring, "key"));
            database.update("update api_key set expires_at = ? where id = ?", OffsetDateTime.now(ZoneOffset.UTC),
                    UUID.fromString(text(expiring, "id")));
            assertThat(stream).succeedsWithin(Duration.ofSeconds(GenerousWaits.SECONDS));
        } finally {
            trainer.endLongJobs();
        }
    }

    /** Opens the stream of a job's events and reads it to its end. */
    private CompletableFuture<String> events(String job, String key) throws Exception {
        var request = HttpRequest
                .newBuilder(URI.create("http://localhost:%d/api/v1/events?job_id=%s".formatted(port, job)))
                .header("Authorization", "Bearer " + key).build();
        var opened = HttpClient.newHttpClient().send(request, BodyHandlers.ofInputStream());
        assertThat(opened.statusCode()).isEqualTo(200);
        return CompletableFuture.supplyAsync(() -> {
            try (var body = opened.body()) {
                return new String(body.readAllBytes(), StandardCharsets.UTF_8);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    @Test
    void isRefusedSoonWhenItIsRevokedElsewhere() {
        var made = keys.make("someone", "predict");
        models(text(made, "key")).expectStatus().isOk();
        database.update("delete from api_key where id = ?", UUID.fromString(text(made, "id")));
        Awaitility.await().until(() -> models(text(made, "key")).returnResult().getStatus().value() == 401);
    }

    @Test
    void isRefusedWhenItHasExpired() {
        var made = keys.make("someone", "predict");
        database.update(
                "update api_key set expires_at = timestamp with time zone '2026-01-01 00:00:00+00' where id = ?",
                UUID.fromString(text(made, "id")));
        models(text(made, "key")).expectStatus().isUnauthorized().expectBody().jsonPath("$.code")
                .isEqualTo("key_expired").jsonPath("$.detail")
                .value(detail -> assertThat(String.valueOf(detail)).contains("2026-01-01T00:00:00Z"));
    }

    @Test
    void isRefusedWithAnotherSecretOrCutOff() {
        var key = keys.key("someone", "predict");
        models(key).expectStatus().isOk();
        models(key.substring(0, 41) + "A".repeat(43)).expectStatus().isUnauthorized();
        models(key.substring(0, key.length() - 1)).expectStatus().isUnauthorized();
        models(key + "A").expectStatus().isUnauthorized();
        models("mlp_").expectStatus().isUnauthorized();
        models("  " + key).expectStatus().isOk();
    }

    @Test
    void showsWhenItWasUsedLast() {
        var made = keys.make("someone", "predict");
        models(text(made, "key")).expectStatus().isOk();
        var admin = keys.with(Keys.first());
        Awaitility.await().until(() -> Trainer.json(admin.get().uri("/api/v1/api-keys/" + made.get("id")).exchange())
                .get("last_used_at") != null);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"{}|/name required,/scopes required",
        "{'name': '', 'scopes': [], 'owner': 'a b', 'expires_at': '2020-01-01T00:00:00Z'}|/name invalid_value,/scopes required,/owner invalid_value,/expires_at out_of_range",
        "{'name': 'n', 'scopes': ['all'], 'owner': '*', 'expires_at': 'tomorrow'}|/scopes/0 invalid_value,/expires_at invalid_value",
        "{'name': 'n', 'scopes': ['train', 'train'], 'owner': '*', 'secret': 'mine'}|/secret unknown_field",
        "{'name': 'n', 'scopes': ['train', 'train'], 'owner': '*'}|/scopes repeated,/owner invalid_value"})
    void isNotMadeOfABadRequest(String body, String errors) {
        var answer = keys.with(Keys.first()).post().uri("/api/v1/api-keys").contentType(MediaType.APPLICATION_JSON)
                .body(body.replace('\'', '"')).exchange().expectStatus().isEqualTo(422).expectBody(String.class)
                .returnResult().getResponseBody();
        for (var error : errors.split(",", -1)) {
            assertThat(answer).contains("\"pointer\":\"%s\"".formatted(error.split(" ", -1)[0]),
                    "\"code\":\"%s\"".formatted(error.split(" ", -1)[1]));
        }
    }
}
