package io.mlpservice.webhook;

import io.mlpservice.platform.setting.Settings;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * The settings {@code mlp.webhooks.*}.
 *
 * @param allowedHosts where webhooks may go: {@code hooks.example.com}, {@code *.example.com}, with a port or for all
 *     ports; {@code http://} before it allows http as well. Without any, webhooks are off
 * @param secret signs the messages: {@code whsec_} and 24 to 64 bytes in Base64
 * @param privateAddresses whether allowed hosts may have addresses of this machine or of a private network
 * @param retryDelays the times between attempts; after the last one the delivery is given up
 */
@ConfigurationProperties("mlp.webhooks")
record WebhookSettings(@DefaultValue List<String> allowedHosts, @Nullable String secret,
        @DefaultValue("false") boolean privateAddresses,
        @DefaultValue( {
            "5s", "30s", "2m", "10m", "30m", "1h", "2h", "4h", "8h", "8h"}) List<Duration> retryDelays){
    private static final int LARGEST_SHARE_MORE = 10;

    WebhookSettings {
        allowedHosts = List.copyOf(allowedHosts);
        retryDelays = List.copyOf(retryDelays);
        retryDelays.forEach(delay -> Settings.requireNotNegative("mlp.webhooks.retry-delays", delay));
        if (!allowedHosts.isEmpty() && secret == null) {
            throw new IllegalArgumentException(
                    "mlp.webhooks.allowed-hosts needs mlp.webhooks.secret, which signs the messages: whsec_ and 24 to 64 random bytes in Base64, such as whsec_$(openssl rand -base64 32)");
        }
    }

    /** With what is added to it. */
    Duration longestPause() {
        return retryDelays.stream().max(Comparator.naturalOrder())
                .map(pause -> pause.plus(pause.dividedBy(LARGEST_SHARE_MORE))).orElse(Duration.ZERO);
    }

    boolean isOff() {
        return allowedHosts.isEmpty();
    }

    /**
     * How long to wait after a number of attempts that failed; empty if the last one did. It is up to a tenth longer than
     * set, so that messages which failed together do not all come again at once.
     */
    Optional<Duration> pauseAfter(int attempts, RandomGenerator random) {
        return attempts > retryDelays.size()
                ? Optional.empty()
                : Optional.of(retryDelays.get(attempts - 1)).map(pause -> pause.plusMillis(
                        random.nextLong(pause.toMillis() / LARGEST_SHARE_MORE + 1)));
    }
}
