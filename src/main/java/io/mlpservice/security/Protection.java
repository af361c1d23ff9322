package io.mlpservice.security;

import io.mlpservice.security.SecuritySettings.Mode;
import org.jspecify.annotations.Nullable;
import org.springframework.core.env.Environment;

import java.net.InetAddress;
import java.util.stream.Stream;

/**
 * What keeps strangers out, by the settings.
 *
 * @param mode the mode that is set
 * @param hasIssuer whether there is an issuer of tokens, which asks for keys or tokens in every mode
 * @param listensToThisMachineOnly whether other machines cannot connect
 */
record Protection(Mode mode, boolean hasIssuer, boolean listensToThisMachineOnly) {
    private static final String JWT = "spring.security.oauth2.resourceserver.jwt.";

    static Protection of(Mode mode, Environment environment, @Nullable InetAddress address) {
        var hasIssuer = Stream.of("issuer-uri", "jwk-set-uri", "public-key-location")
                .anyMatch(property -> environment.containsProperty(JWT + property));
        return new Protection(mode, hasIssuer, address != null && address.isLoopbackAddress());
    }

    /** Whether requests need a key or token. */
    boolean asksForKeys() {
        return mode == Mode.KEYS || hasIssuer;
    }

    /** Whether the service answers only to the names of this machine. */
    boolean answersToThisMachineOnly() {
        return mode == Mode.LOOPBACK && !hasIssuer;
    }

    /** Whether pages that any program on this machine serves may use the service, where no other origins are set. */
    boolean trustsPagesOfThisMachine() {
        return mode != Mode.UNPROTECTED && listensToThisMachineOnly;
    }

    /** Whether the service makes a key if there is none that can make others. An issuer can give out such tokens. */
    boolean makesFirstKey() {
        return mode == Mode.KEYS;
    }

    /** Whether nothing keeps out who can connect. */
    boolean isMissing() {
        return mode == Mode.UNPROTECTED && !hasIssuer;
    }
}
