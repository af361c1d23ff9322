package io.mlpservice.security;

import io.mlpservice.MlpServiceApplication;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.http.HttpMethod;
import org.springframework.test.web.servlet.client.RestTestClient;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** A service of its own, on a new database and with a port of its own for the management. */
@ExtendWith(OutputCaptureExtension.class)
class ManagementPortTest {
    private static final int CONNECTIONS = 20;

    @Test
    void hasTheSameRulesAsTheServicesPort(@TempDir Path folder, CapturedOutput output) throws IOException {
        try (var service = SpringApplication.run(MlpServiceApplication.class, "--server.port=0",
                "--server.tomcat.max-connections=" + CONNECTIONS, "--management.server.port=0",
                "--management.server.address=127.0.0.1", "--mlp.security.mode=keys",
                "--mlp.data-directory=" + folder, "--spring.datasource.url=jdbc:h2:mem:managed")) {
            var file = folder.resolve("admin-key").toAbsolutePath();
            var key = Files.readString(file).strip();
            assertThat(output).contains(file.toString()).doesNotContain(key.substring(41));
            rules(port(service, "local.management.port"), port(service, "local.server.port"), key);
            refusalOfTomcat(port(service, "local.management.port"));
            lastKeyStays(port(service, "local.server.port"), key);
            livenessAnswersWhereAllConnectionsAreTaken(port(service, "local.management.port"),
                    port(service, "local.server.port"));
        }
    }

    private static String port(ConfigurableApplicationContext service, String name) {
        return String.valueOf(service.getEnvironment().getProperty(name));
    }

    private static void rules(String management, String service, String key) {
        assertThat(status(management, "/actuator/health", "")).isEqualTo(200);
        assertThat(status(management, "/actuator/health/readiness", "")).isEqualTo(200);
        assertThat(status(management, "/actuator/prometheus", "")).isEqualTo(401);
        assertThat(status(management, "/actuator/prometheus", key.substring(0, 80) + "AAAA")).isEqualTo(401);
        assertThat(status(management, "/actuator/prometheus", key)).isEqualTo(200);
        assertThat(status(management, "/api/v1/models", "")).isEqualTo(401);
        assertThat(status(management, "/api/v1/models", key)).isEqualTo(404);
        assertThat(status(service, "/actuator/prometheus", key)).isEqualTo(404);
        assertThat(status(service, "/api/v1/models", key)).isEqualTo(200);
    }

    private static void refusalOfTomcat(String management) throws IOException {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), Integer.parseInt(management))) {
            socket.getOutputStream()
                    .write("GET /%% HTTP/1.1\r\nHost: localhost\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                    .startsWith("HTTP/1.1 400").contains("\"code\":\"bad_request\"", "X-Request-Id: ",
                            "X-Content-Type-Options: nosniff");
        }
    }

    private static void lastKeyStays(String service, String key) {
        client(service, key).delete().uri("/api/v1/api-keys/" + key.substring(4, 40)).exchange().expectStatus()
                .isEqualTo(409).expectBody().jsonPath("$.code").isEqualTo("last_admin_key");
        assertThat(status(service, "/api/v1/api-keys", key)).isEqualTo(200);
    }

    private static void livenessAnswersWhereAllConnectionsAreTaken(String management, String service)
            throws IOException {
        var taken = new ArrayList<Socket>();
        try {
            for (var connection = 0; connection <= CONNECTIONS; connection++) {
                taken.add(new Socket(InetAddress.getLoopbackAddress(), Integer.parseInt(service)));
            }
            var last = taken.getLast();
            last.setSoTimeout(100);
            last.getOutputStream().write("GET /actuator HTTP/1.0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            assertThatThrownBy(last.getInputStream()::read).isInstanceOf(SocketTimeoutException.class);
            assertThat(status(management, "/actuator/health/liveness", "")).isEqualTo(200);
        } finally {
            for (var socket : taken) {
                socket.close();
            }
        }
    }

    private static int status(String port, String path, String key) {
        return client(port, key).method(HttpMethod.GET).uri(path).exchange().returnResult().getStatus().value();
    }

    private static RestTestClient client(String port, String key) {
        var client = RestTestClient.bindToServer().baseUrl("http://127.0.0.1:" + port);
        return key.isEmpty() ? client.build() : client.defaultHeader("Authorization", "Bearer " + key).build();
    }
}
