package io.mlpservice.security;

import io.mlpservice.MlpServiceApplication;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.autoconfigure.ServerProperties;
import org.springframework.mock.env.MockEnvironment;

import java.net.InetAddress;

import static io.mlpservice.security.SecuritySettings.Mode.KEYS;
import static io.mlpservice.security.SecuritySettings.Mode.LOOPBACK;
import static io.mlpservice.security.SecuritySettings.Mode.UNPROTECTED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

@ExtendWith(OutputCaptureExtension.class)
class AddressGuardTest {
    /** Others may warn of something else at the same time. */
    private static final String WARNING = "mlp.security.mode is unprotected";

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "127.8.8.8", "::1"})
    void letsTheServiceListenOnALoopbackAddress(String address) {
        assertThatNoException().isThrownBy(() -> guard(LOOPBACK).check(InetAddress.ofLiteral(address)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.0.0.0", "::", "10.0.0.1", "fe80::1"})
    void refusesToListenOnAnyOtherAddress(String address) {
        assertThatExceptionOfType(ForeignAddressException.class)
                .isThrownBy(() -> guard(LOOPBACK).check(InetAddress.ofLiteral(address)));
    }

    @Test
    void refusesToListenOnEveryAddressBecauseNoneIsGiven() {
        assertThatExceptionOfType(ForeignAddressException.class).isThrownBy(() -> guard(LOOPBACK).check(null));
    }

    @Test
    void listensAnywhereWithAWarningWhenUnprotected(CapturedOutput output) {
        guard(UNPROTECTED).check(InetAddress.ofLiteral("0.0.0.0"));
        assertThat(output.getAll().lines().filter(line -> line.contains(WARNING))).singleElement().asString()
                .contains("WARN");
    }

    @Test
    void listensAnywhereWithoutAWarningWithKeysOrAnIssuer(CapturedOutput output) {
        guard(KEYS).check(InetAddress.ofLiteral("0.0.0.0"));
        for (var mode : SecuritySettings.Mode.values()) {
            new AddressGuard(new Protection(mode, true, false), new ServerProperties(), new MockEnvironment())
                    .check(null);
        }
        assertThat(output).doesNotContain(WARNING);
    }

    @ParameterizedTest
    @ValueSource(strings = {"issuer-uri", "jwk-set-uri", "public-key-location"})
    void knowsAnIssuerByEachOfItsSettings(String setting) {
        var environment = new MockEnvironment()
                .withProperty("spring.security.oauth2.resourceserver.jwt." + setting, "https://issuer.example");
        assertThat(Protection.of(LOOPBACK, environment, null).asksForKeys()).isTrue();
        assertThat(Protection.of(LOOPBACK, new MockEnvironment(), null).asksForKeys()).isFalse();
    }

    @Test
    void endsAForeignStartBySayingWhatToDo(CapturedOutput output) {
        assertThatExceptionOfType(Exception.class)
                .isThrownBy(() -> SpringApplication.run(MlpServiceApplication.class, "--server.address=0.0.0.0",
                        "--server.port=0", "--spring.datasource.url=jdbc:h2:mem:refused"));
        assertThat(output)
                .contains("would listen on 0.0.0.0", "set mlp.security.mode to keys", "set server.address to 127.0.0.1",
                        "unprotected",
                        "jwt.issuer-uri")
                .doesNotContain("\tat ");
    }

    @ParameterizedTest
    @CsvSource({"127.0.0.1,9090,127.0.0.1", "127.0.0.1,8080,", "127.0.0.1,-1,", "127.0.0.1,,"})
    void letsManagementListenOnALoopbackAddressOrTheServicesPort(String address, @Nullable String port,
            @Nullable String managementAddress) {
        assertThatNoException().isThrownBy(() -> managed(address, port, managementAddress));
    }

    @ParameterizedTest
    @CsvSource({"127.0.0.1,9090,0.0.0.0", "127.0.0.1,9090,", "127.0.0.1,0,"})
    void refusesToLetManagementListenElsewhere(String address, String port, @Nullable String managementAddress) {
        assertThatExceptionOfType(ForeignAddressException.class)
                .isThrownBy(() -> managed(address, port, managementAddress));
    }

    private static void managed(String address, @Nullable String port, @Nullable String managementAddress) {
        var server = new ServerProperties();
        server.setAddress(InetAddress.ofLiteral(address));
        var environment = new MockEnvironment().withProperty("server.port", "8080");
        if (port != null) {
            environment.setProperty("management.server.port", port);
        }
        if (managementAddress != null) {
            environment.setProperty("management.server.address", managementAddress);
        }
        new AddressGuard(new Protection(LOOPBACK, false, true), server, environment)
                .customize(new TomcatServletWebServerFactory());
    }

    private static AddressGuard guard(SecuritySettings.Mode mode) {
        return new AddressGuard(new Protection(mode, false, false), new ServerProperties(), new MockEnvironment());
    }
}
