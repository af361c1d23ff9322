package io.mlpservice;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.client.RestTestClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The committed contract is what the service serves. {@code -Dapi-spec.refresh=true} commits to what it serves now.
 */
@HttpTest
class OpenApiContractTest {
    private static final Path COMMITTED = Path.of("api-spec/openapi.yaml");

    @Autowired
    RestTestClient client;

    @Test
    void servesTheCommittedContract() throws IOException {
        var served = get("/v3/api-docs.yaml");
        if (Boolean.getBoolean("api-spec.refresh")) {
            Files.createDirectories(COMMITTED.getParent());
            Files.writeString(COMMITTED, served);
        }
        assertThat(COMMITTED).as("""
                The service serves another contract than the committed one. If that is what you want, refresh it with
                mvn -q test -Dtest=OpenApiContractTest -Dapi-spec.refresh=true
                and commit api-spec/openapi.yaml""").content(StandardCharsets.UTF_8).isEqualTo(served);
    }

    @Test
    void describesEveryQueryParameter() {
        assertThat(JsonMapper.shared().readTree(get("/v3/api-docs")).get("paths").valueStream()
                .flatMap(JsonNode::valueStream)
                .flatMap(operation -> operation.path("parameters").valueStream()
                        .filter(parameter -> parameter.get("in").asString().equals("query"))
                        .filter(parameter -> parameter.path("description").asString("").isEmpty())
                        .map(parameter -> operation.get("operationId").asString() + " "
                                + parameter.get("name").asString())))
                .isEmpty();
    }

    @Test
    void servesSwaggerUi() {
        assertThat(get("/swagger-ui/index.html")).contains("Swagger UI");
        client.get().uri("/swagger-ui.html").exchange().expectStatus().is3xxRedirection().expectHeader()
                .valueMatches("Location", ".*/swagger-ui/index.html.*");
    }

    private String get(String path) {
        var body = client.get().uri(path).exchange().expectStatus().isOk().expectBody().returnResult()
                .getResponseBodyContent();
        return new String(body, StandardCharsets.UTF_8);
    }
}
