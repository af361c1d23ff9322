package io.mlpservice.platform;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

import java.util.List;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;

/** Settings that nothing reads are named at the start, with those that may be meant. */
class UnknownSettingsTest {
    private static final List<String> KNOWN = List.of("mlp.training.slots", "mlp.training.retention",
            "mlp.data-directory", "mlp.webhooks.allowed-hosts");

    @ParameterizedTest
    @CsvSource({"mlp.training.slot, mlp.training.slots", "mlp.trainig.retention, mlp.training.retention",
        "mlp.data-diretory, mlp.data-directory"})
    void asksWhetherASimilarOneIsMeant(String setting, String meant) {
        assertThat(ofSetting(setting)).singleElement().asString()
                .isEqualTo("There is no setting '%s', so it changes nothing. Did you mean '%s'?".formatted(setting,
                        meant));
    }

    @Test
    void namesThoseThatAreLikeNoOther() {
        assertThat(ofSetting("mlp.color")).containsExactly("There is no setting 'mlp.color', so it changes nothing.");
        assertThat(ofVariable("MLP_TRAINING_SLOT")).singleElement().asString().endsWith("'mlp.training.slots'?");
    }

    @ParameterizedTest
    @ValueSource(strings = {"mlp.training.slots", "mlp.dataDirectory", "mlp.webhooks.allowed-hosts[0]", "server.prot"})
    void saysNothingOfSettings(String setting) {
        assertThat(ofSetting(setting)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"MLP_TRAINING_SLOTS", "MLP_DATADIRECTORY", "MLP_DATA_DIRECTORY",
        "MLP_WEBHOOKS_ALLOWEDHOSTS_0", "MLP_SERVICE_HOST", "MLP_SERVICE_PORT_HTTP", "MLP_PORT_8080_TCP_ADDR", "PATH"})
    void saysNothingOfVariables(String variable) {
        assertThat(ofVariable(variable)).isEmpty();
    }

    private static List<String> ofSetting(String name) {
        var environment = new StandardEnvironment();
        environment.getPropertySources().forEach(source -> environment.getPropertySources().remove(source.getName()));
        environment.getPropertySources().addFirst(new MapPropertySource("file", Map.of(name, "1")));
        return UnknownSettings.warnings(environment, KNOWN);
    }

    private static List<String> ofVariable(String name) {
        var environment = new StandardEnvironment();
        environment.getPropertySources().forEach(source -> environment.getPropertySources().remove(source.getName()));
        environment.getPropertySources().addFirst(new SystemEnvironmentPropertySource("variables", Map.of(name, "1")));
        return UnknownSettings.warnings(environment, KNOWN);
    }
}
