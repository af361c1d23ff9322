package io.mlpservice.security;

import io.mlpservice.HttpTest;
import io.mlpservice.platform.access.Scope;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.client.RestTestClient;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;

import static org.assertj.core.api.Assertions.assertThat;

/** The table of scopes in {@code security.md} says what the document says of each operation. */
@HttpTest
class ScopesTableTest {
    private static final Path PAGE = Path.of("src/docs/security.md");

    @Autowired
    private RestTestClient http;

    @ParameterizedTest
    @EnumSource
    void namesTheOperationsOf(Scope scope) throws IOException {
        var document = JsonMapper.shared().readTree(
                http.get().uri("/v3/api-docs").exchange().expectBody().returnResult().getResponseBodyContent());
        var read = new LinkedHashSet<String>();
        var changed = new LinkedHashSet<String>();
        document.get("paths").forEach(path -> path.forEachEntry((method, operation) -> {
            if (operation.path("x-required-scopes").valueStream()
                    .anyMatch(one -> one.asString().equals(scope.text()))) {
                (method.equals("get") ? read : changed).add(operation.at("/tags/0").asString());
            }
        }));
        var order = document.get("tags").valueStream().map(tag -> tag.get("name").asString()).toList();
        assertThat(order).containsAll(read).containsAll(changed);
        var row = "| %s | %s |".formatted(String.join(", ", order.stream().filter(read::contains).toList()),
                String.join(", ", order.stream().filter(changed::contains).toList()));
        assertThat(Files.readString(PAGE).lines().filter(line -> line.startsWith("| `%s` |".formatted(scope.text()))))
                .singleElement().asString().endsWith(row);
    }
}
