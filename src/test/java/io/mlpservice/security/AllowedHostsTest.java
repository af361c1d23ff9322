package io.mlpservice.security;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

class AllowedHostsTest {
    private final AllowedHosts hosts = new AllowedHosts(List.of("mlp.example.com", "intern:8443"));

    @ParameterizedTest
    @ValueSource(strings = {"mlp.example.com", "MLP.example.com:443", "intern:8443", "localhost:8080", "127.0.0.1"})
    void allowThoseThatAreGivenAndThisMachine(String host) {
        assertThat(hosts.allow(host)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"example.com", "mlp.example.com.evil.com", "evil.com:mlp.example.com", "intern", "intern:1",
        "mlp.example.com:80:80", ""})
    void allowNoOther(String host) {
        assertThat(hosts.allow(host)).isFalse();
    }

    @Test
    void trustAProxyOnlyWhereOneIsGiven() {
        assertThat(hosts.includeAProxy()).isTrue();
        assertThat(new AllowedHosts(List.of()).includeAProxy()).isFalse();
    }
}
