package io.mlpservice.platform;

import io.mlpservice.platform.setting.InvalidSettingException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.bootstrap.DefaultBootstrapContext;
import org.springframework.boot.context.event.ApplicationEnvironmentPreparedEvent;
import org.springframework.mock.env.MockEnvironment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** The engine gets settings that make sense, and others are refused with what is allowed. */
class EngineSettingsTest {
    private final String threadsBefore = System.getProperty("mlp.engine.threads");

    @AfterEach
    void restore() {
        if (threadsBefore == null) {
            System.clearProperty("mlp.engine.threads");
        } else {
            System.setProperty("mlp.engine.threads", threadsBefore);
        }
    }

    @Test
    void handsTheNumberOfThreadsToTheEngine() {
        start("mlp.engine.threads", "3");
        assertThat(System.getProperty("mlp.engine.threads")).isEqualTo("3");
    }

    @ParameterizedTest
    @CsvSource({"mlp.engine.threads,0", "mlp.engine.threads,-3", "mlp.engine.threads,257", "mlp.engine.threads,two",
        "mlp.engine.kernels,plian"})
    void refusesWhatMakesNoSense(String name, String value) {
        assertThatExceptionOfType(InvalidSettingException.class).isThrownBy(() -> start(name, value))
                .withMessageStartingWith("%s is %s; it must be ", name, value);
    }

    private static void start(String name, String value) {
        new EngineSettings().onApplicationEvent(new ApplicationEnvironmentPreparedEvent(new DefaultBootstrapContext(),
                new SpringApplication(), new String[0], new MockEnvironment().withProperty(name, value)));
    }
}
