package io.mlpservice.webhook;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Signs messages as Standard Webhooks has it: HMAC-SHA256 of {@code id.timestamp.body}. */
@Component
class Signature {
    private static final String PREFIX = "whsec_";
    private static final String ALGORITHM = "HmacSHA256";
    private static final int SHORTEST = 24;
    private static final int LONGEST = 64;

    private final byte @Nullable [] key;

    Signature(WebhookSettings settings) {
        this.key = settings.secret() == null ? null : key(settings.secret());
    }

    private static byte[] key(String secret) {
        if (secret.startsWith(PREFIX)) {
            try {
                var key = Base64.getDecoder().decode(secret.substring(PREFIX.length()));
                if (key.length >= SHORTEST && key.length <= LONGEST) {
                    return key;
                }
            } catch (IllegalArgumentException e) {
                // Said below, without the secret.
            }
        }
        throw new IllegalArgumentException(
                "mlp.webhooks.secret must be whsec_ and %d to %d bytes in Base64, such as whsec_$(openssl rand -base64 32)"
                        .formatted(SHORTEST, LONGEST));
    }

    /** The value of {@code webhook-signature}. */
    String of(String id, long timestamp, String body) {
        if (key == null) {
            throw new IllegalStateException("mlp.webhooks.secret is not set");
        }
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key, ALGORITHM));
            var text = "%s.%d.%s".formatted(id, timestamp, body);
            return "v1," + Base64.getEncoder().encodeToString(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
