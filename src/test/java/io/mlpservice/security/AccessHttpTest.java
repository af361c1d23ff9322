package io.mlpservice.security;

import io.mlpservice.Keys;
import io.mlpservice.WithKeys;
import io.mlpservice.platform.access.AccessRule;
import io.mlpservice.platform.access.Scope;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.client.RestTestClient;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

import static org.assertj.core.api.Assertions.assertThat;

/** Where keys are asked for, the document says of each operation who may use it, and the service keeps to that. */
@WithKeys
class AccessHttpTest {
    private static final String ANY_ID = "3f2b8c1e-5d0a-4c57-9f43-2f1f6d1c8a77";
    /** Well formed, but nobody's. */
    private static final String WRONG = "mlp_%s_%s".formatted(ANY_ID, "A".repeat(43));

    @Autowired
    private RestTestClient http;

    @Autowired
    private ObjectProvider<RequestMappingHandlerMapping> mappings;

    @LocalServerPort
    private int port;

    private Keys keys;

    @BeforeEach
    void connect() {
        keys = new Keys(http);
    }

    private record Operation(HttpMethod method, String path, Set<String> scopes, List<String> contentTypes,
            Set<String> statuses) {
        RestTestClient.ResponseSpec call(RestTestClient client) {
            var request = client.method(method)
                    .uri(path.replace("{id}", ANY_ID).replaceAll("\\{[a-z_]+}", "nothing-of-this-name"));
            if (contentTypes.contains(MediaType.MULTIPART_FORM_DATA_VALUE)) {
                request.contentType(MediaType.MULTIPART_FORM_DATA).body(new LinkedMultiValueMap<>(
                        Map.of("file", List.of("a,b\n1,x\n"))));
            } else if (!contentTypes.isEmpty()) {
                request.header(HttpHeaders.CONTENT_TYPE, contentTypes.getFirst())
                        .body("{}".getBytes(StandardCharsets.UTF_8));
            }
            return request.header("X-Forwarded-For", Keys.address()).exchange();
        }
    }

    private List<Operation> operations() {
        var document = JsonMapper.shared().readTree(http.get().uri("/v3/api-docs").exchange().expectStatus().isOk()
                .expectBody().returnResult().getResponseBodyContent());
        var operations = new ArrayList<Operation>();
        document.get("paths").forEachEntry((path, methods) -> methods.forEachEntry(
                (method, operation) -> operations.add(operation(path, method, operation))));
        assertThat(operations).hasSizeGreaterThan(45);
        return operations;
    }

    private static Operation operation(String path, String method, JsonNode operation) {
        return new Operation(HttpMethod.valueOf(method.toUpperCase(Locale.ROOT)), path,
                operation.path("x-required-scopes").valueStream().map(JsonNode::asString)
                        .collect(Collectors.toSet()),
                List.copyOf(operation.at("/requestBody/content").propertyNames()),
                Set.copyOf(operation.get("responses").propertyNames()));
    }

    private void forEachProtected(Consumer<Operation> check) {
        var operations = operations().stream().filter(operation -> !operation.scopes.isEmpty()).toList();
        assertThat(operations).hasSizeGreaterThan(44);
        operations.forEach(check);
    }

    @Test
    void everyOperationStatesWhoMayUseIt() {
        var operations = mappings.stream().flatMap(mapping -> mapping.getHandlerMethods().values().stream())
                .filter(operation -> operation.getBeanType().getPackageName().startsWith("io.mlpservice"))
                .filter(operation -> !operation.getBeanType().getSimpleName().equals("ProblemController")).toList();
        assertThat(operations).hasSizeGreaterThan(60)
                .allSatisfy(operation -> assertThat(AccessRule.of(operation)).as("the rule of %s", operation)
                        .isPresent());
    }

    @Test
    void onlyCapabilitiesAreOpenToAll() {
        assertThat(operations()).filteredOn(operation -> operation.scopes.isEmpty()).extracting(Operation::path)
                .containsExactly("/api/v1/capabilities");
    }

    @Test
    void everyOtherOperationRefusesRequestsWithoutAKey() {
        forEachProtected(operation -> {
            var answer = operation.call(keys.without());
            answer.expectStatus().isUnauthorized().expectHeader()
                    .valueEquals(HttpHeaders.WWW_AUTHENTICATE, "Bearer realm=\"mlp-service\"").expectBody()
                    .jsonPath("$.code").isEqualTo("unauthenticated");
            assertThat(operation.statuses).contains("401", "403");
        });
    }

    @Test
    void everyOtherOperationRefusesAWrongKey() {
        var client = keys.with(WRONG);
        forEachProtected(operation -> operation.call(client).expectStatus().isUnauthorized().expectHeader()
                .valueEquals(HttpHeaders.WWW_AUTHENTICATE, "Bearer realm=\"mlp-service\", error=\"invalid_token\"")
                .expectBody().jsonPath("$.code").isEqualTo("invalid_key"));
    }

    @Test
    void everyOtherOperationTakesKeysOfItsScopesAlone() {
        var clients = new HashMap<String, RestTestClient>();
        for (var scope : Scope.values()) {
            clients.put(scope.text(), keys.with(keys.key("walker", scope.text())));
        }
        forEachProtected(operation -> clients.forEach((scope, client) -> {
            var answer = operation.call(client).expectBody().returnResult();
            if (operation.scopes.contains(scope)) {
                assertThat(answer.getStatus().value()).as("%s with %s", operation, scope).isNotIn(401, 403)
                        .isLessThan(500);
            } else {
                assertThat(answer.getStatus().value()).as("%s with %s", operation, scope).isEqualTo(403);
                assertThat(answer.getResponseHeaders().getFirst(HttpHeaders.WWW_AUTHENTICATE))
                        .contains("error=\"insufficient_scope\"").contains("scope=\"");
                assertThat(new String(answer.getResponseBodyContent(), StandardCharsets.UTF_8))
                        .contains("\"code\":\"insufficient_scope\"")
                        .contains(operation.scopes.stream().map("'%s'"::formatted).toList());
            }
        }));
    }

    @ParameterizedTest
    @CsvSource({"POST,/v2/models/iris/infer", "GET,/v2/models/iris", "GET,/v2", "POST,/v1/models/iris:predict",
        "GET,/v1/models/iris", "POST,/invocations", "POST,/models/iris/invocations", "GET,/version"})
    void otherProtocolsRefuseInTheirOwnWords(String method, String path) {
        for (var client : List.of(keys.without(), keys.with(keys.key("walker", "datasets")))) {
            var answer = client.method(HttpMethod.valueOf(method)).uri(path).exchange().expectHeader()
                    .contentType(MediaType.APPLICATION_JSON).expectBody().returnResult();
            assertThat(answer.getStatus().value()).isIn(401, 403);
            assertThat(JsonMapper.shared().readTree(answer.getResponseBodyContent()).propertyNames())
                    .isSubsetOf("error", "error_code", "message");
        }
        assertThat(keys.with(keys.key("walker", "predict")).method(HttpMethod.valueOf(method)).uri(path).exchange()
                .expectBody().returnResult().getStatus().value()).isNotIn(401, 403);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/api/v1", "/api/v1/capabilities", "/v3/api-docs", "/v3/api-docs.yaml",
        "/swagger-ui/index.html", "/actuator/health", "/actuator/health/liveness", "/v2/health/live",
        "/v2/health/ready", "/ping", "/health"})
    void needsNoKeyToReadWhatBelongsToNobody(String path) {
        keys.without().get().uri(path).exchange().expectStatus().isOk();
        keys.without().head().uri(path).exchange().expectStatus().isOk();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/actuator", "/actuator/prometheus", "/actuator/info"})
    void showsHowItIsDoingToAdministratorsAlone(String path) {
        keys.without().get().uri(path).exchange().expectStatus().isUnauthorized();
        keys.with(keys.key("walker", "predict", "train", "datasets")).get().uri(path).exchange().expectStatus()
                .isForbidden();
        keys.with(keys.key("walker", "admin")).get().uri(path).exchange().expectStatus().isOk();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/nowhere", "/error", "/api/v1/nothing", "/api/v1/capabilities/more", "/favicon.ico",
        "/actuator/nothing", "//api/v1/models", "/api/v1/models;a=b", "/api/v1/./models"})
    void showsNobodyElseWhatThereIs(String path) throws IOException {
        assertThat(send("GET %s HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n".formatted(path)))
                .startsWith("HTTP/1.1 401 ");
    }

    /** The body never comes. */
    @Test
    void refusesBeforeItReadsTheBody() throws IOException {
        assertThat(send(
                "POST /api/v1/datasets HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1000000\r\nContent-Type: multipart/form-data; boundary=x\r\nContent-Encoding: gzip\r\nExpect: 100-continue\r\nConnection: close\r\n\r\n"))
                .startsWith("HTTP/1.1 401 ");
    }

    @Test
    void answersPreflightsAndAllowsTheHeaderOfKeys() {
        keys.without().options().uri("/api/v1/models").header("Origin", "http://localhost:3000")
                .header("Access-Control-Request-Method", "PATCH")
                .header("Access-Control-Request-Headers", "authorization").exchange().expectStatus().isOk()
                .expectHeader().valueEquals("Access-Control-Allow-Headers", "authorization");
        keys.without().get().uri("/api/v1/models").header("Origin", "http://localhost:3000").exchange().expectStatus()
                .isUnauthorized().expectHeader().valueEquals("Access-Control-Allow-Origin", "http://localhost:3000");
    }

    @Test
    void saysToEveryKeyWhichMethodsThereAre() {
        keys.with(keys.key("walker", "predict")).options().uri("/api/v1/datasets").exchange().expectStatus().isOk()
                .expectHeader().value("Allow", allowed -> assertThat(allowed.split(","))
                        .containsExactlyInAnyOrder("GET", "HEAD", "POST", "OPTIONS"));
        keys.without().options().uri("/api/v1/datasets").exchange().expectStatus().isUnauthorized();
    }

    @Test
    void takesTheKeyFromEitherHeaderAndFromNoOtherPlace() {
        var key = keys.key("walker", "predict");
        keys.without().get().uri("/api/v1/models").header("X-API-Key", key).exchange().expectStatus().isOk();
        keys.without().get().uri("/api/v1/models").header("Authorization", "bearer " + key).exchange().expectStatus()
                .isOk();
        keys.without().get().uri("/api/v1/models?access_token=" + key).exchange().expectStatus().isUnauthorized();
        keys.without().get().uri("/api/v1/models").header("Authorization", "Basic " + key).exchange().expectStatus()
                .isUnauthorized();
    }

    private String send(String request) throws IOException {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void showsTheDetailsOfTheHealthToAdministratorsAlone() {
        for (var client : List.of(keys.without(), keys.with(keys.key("details", "train", "predict", "datasets")))) {
            client.get().uri("/actuator/health").exchange().expectStatus().isOk().expectBody().jsonPath("$.status")
                    .isEqualTo("UP").jsonPath("$.components").doesNotExist();
        }
        keys.with(keys.key("details", "admin")).get().uri("/actuator/health").exchange().expectStatus().isOk()
                .expectBody().jsonPath("$.components.damaged.details.model").exists();
    }
}
