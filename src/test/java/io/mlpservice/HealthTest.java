package io.mlpservice;

import io.mlpservice.engine.matrix.Kernels;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.client.RestTestClient;

@HttpTest
class HealthTest {
    @Autowired
    RestTestClient client;

    @ParameterizedTest
    @ValueSource(strings = {"", "/liveness", "/readiness"})
    void saysThatTheServiceIsUp(String group) {
        client.get().uri("/actuator/health" + group).exchange().expectStatus().isOk().expectBody().jsonPath("$.status")
                .isEqualTo("UP");
    }

    @Test
    void saysWhichBuildIsRunning() {
        client.get().uri("/actuator/info").exchange().expectStatus().isOk().expectBody().jsonPath("$.build.version")
                .isNotEmpty();
    }

    @Test
    void saysWhatTheEngineComputesWith() {
        client.get().uri("/actuator/info").exchange().expectStatus().isOk().expectBody()
                .jsonPath("$.engine.kernels").isEqualTo(Kernels.inUse()).jsonPath("$.engine.threads")
                .isEqualTo(Kernels.threads());
    }

    @ParameterizedTest
    @ValueSource(strings = {"/env", "/beans", "/heapdump", "/loggers", "/shutdown", "/metrics"})
    void keepsTheRestOfTheActuatorToItself(String endpoint) {
        client.get().uri("/actuator" + endpoint).exchange().expectStatus().isNotFound();
    }
}
