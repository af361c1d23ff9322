package io.mlpservice.security.key;

import io.mlpservice.platform.Sha256;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * A key as a client sends it: {@code mlp_<id>_<secret>}, the secret being 32 random bytes in Base64 for URLs.
 *
 * @param id the id of the key, by which the list of keys shows it
 * @param secret what only its holder knows
 */
record KeyText(UUID id, String secret) {
    private static final String PREFIX = "mlp_";
    private static final int SECRET_BYTES = 32;
    private static final int ID_LENGTH = 36;
    private static final Pattern SHAPE = Pattern
            .compile(PREFIX + "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}_[\\w-]{43}");
    private static final SecureRandom RANDOM = new SecureRandom();

    static KeyText random() {
        var secret = new byte[SECRET_BYTES];
        RANDOM.nextBytes(secret);
        return new KeyText(UUID.randomUUID(), Base64.getUrlEncoder().withoutPadding().encodeToString(secret));
    }

    /** Whether a text claims to be a key; others may be tokens. */
    static boolean isOne(String text) {
        return text.startsWith(PREFIX);
    }

    /** The key in a text; empty if it cannot be one. */
    static Optional<KeyText> parse(String text) {
        if (!SHAPE.matcher(text).matches()) {
            return Optional.empty();
        }
        var end = PREFIX.length() + ID_LENGTH;
        return Optional.of(new KeyText(UUID.fromString(text.substring(PREFIX.length(), end)), text.substring(end + 1)));
    }

    /** SHA-256 of the secret in hexadecimal. The secret is random and long, so a slow hash would add nothing. */
    String sha256() {
        return Sha256.hex(secret.getBytes(StandardCharsets.US_ASCII));
    }

    /** The whole key, which is shown once. */
    String reveal() {
        return PREFIX + id + "_" + secret;
    }

    /** Without the secret, so that no log has it. */
    @Override
    public String toString() {
        return PREFIX + id + "_…";
    }
}
