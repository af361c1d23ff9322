package io.mlpservice.security;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class LoopbackNameTest {
    @ParameterizedTest
    @ValueSource(strings = {"localhost", "localhost:8080", "LOCALHOST", "LocalHost:1", "127.0.0.1", "127.0.0.1:65535",
        "127.255.255.254", "127.1.2.3:80", "[::1]", "[::1]:8080"})
    void recognisesThisMachine(String host) {
        assertThat(LoopbackName.isHost(host)).isTrue();
        assertThat(LoopbackName.isOrigin("http://" + host)).isTrue();
        assertThat(LoopbackName.isOrigin("HTTPS://" + host)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", ":8080", "localhost.evil.com", "127.0.0.1.evil.com", "evil.com", "evil.com:8080",
        "notlocalhost", "evil-localhost", "localhost:", "localhost:x", "localhost:80:80", "localhost@evil.com",
        "evil.com#localhost", "localhost evil.com", "localhost\nevil.com", "127.0.0", "127.0.0.256", "127.0.0.1.1",
        "128.0.0.1", "1270.0.0.1", "0.0.0.0", "10.0.0.1", "192.168.1.1:8080", "::1", "[::1", "[::2]",
        "[::1].evil.com", "[::1]evil", "[::ffff:10.0.0.1]", "ⅼocalhost", "١27.0.0.1", "127.0.0.1\n"})
    void takesNoOtherNameForThisMachine(String host) {
        assertThat(LoopbackName.isHost(host)).isFalse();
        assertThat(LoopbackName.isOrigin("http://" + host)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "null", "localhost", "localhost:8080", "ftp://localhost", "file://", "file://localhost",
        "chrome-extension://localhost", "//localhost", "http://localhost/", "http://localhost/path",
        "http://user@localhost", "https://localhost.evil.com", "http://evil.com", "http:localhost"})
    void takesNoOtherPageForOneOfThisMachine(String origin) {
        assertThat(LoopbackName.isOrigin(origin)).isFalse();
    }
}
