package io.mlpservice.webhook;

import io.mlpservice.platform.job.RepeatedWork;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

import javax.net.ssl.SSLException;

/** Delivers messages, at least once each: a process may die between the answer and the record of it. */
@Component
@EnableConfigurationProperties(WebhookSettings.class)
class Deliveries implements RepeatedWork {
    private static final Logger LOG = LoggerFactory.getLogger(Deliveries.class);

    private final WebhookStore store;
    private final WebhookSettings settings;
    private final AllowedTargets targets;
    private final Signature signature;
    private final PinnedPost post;

    Deliveries(WebhookStore store, WebhookSettings settings, AllowedTargets targets, Signature signature,
            PinnedPost post) {
        this.store = store;
        this.settings = settings;
        this.targets = targets;
        this.signature = signature;
        this.post = post;
    }

    @Override
    public Duration longestPause() {
        return settings.longestPause();
    }

    @Override
    public Optional<Duration> attempt(UUID job) {
        return store.pending(job).flatMap(message -> {
            var attempt = attempt(message);
            store.attempted(job, attempt);
            if (attempt.state() == DeliveryState.GIVEN_UP) {
                LOG.warn("The webhook of job {} is given up after {} attempts: {}.", job, message.attempts() + 1,
                        attempt.error());
            }
            return Optional.ofNullable(attempt.next()).map(next -> Duration.between(attempt.at(), next));
        });
    }

    private Attempt attempt(WebhookStore.Message message) {
        var url = URI.create(message.url());
        if (!targets.allow(url)) {
            return failed(message, null, "mlp.webhooks.allowed-hosts no longer names the host", false);
        }
        try {
            var status = send(url, message);
            return status / 100 == 2
                    ? new Attempt(DeliveryState.DELIVERED, now(), status, null, null)
                    : failed(message, status, "the receiver answered " + status, status != HttpStatus.GONE.value());
        } catch (IOException e) {
            return failed(message, null, reason(e), true);
        }
    }

    private int send(URI url, WebhookStore.Message message) throws IOException {
        var id = message.id().toString();
        var time = Instant.now().getEpochSecond();
        var headers = new LinkedHashMap<String, String>();
        headers.put("User-Agent", "mlp-service");
        headers.put("webhook-id", id);
        headers.put("webhook-timestamp", String.valueOf(time));
        headers.put("webhook-signature", signature.of(id, time, message.body()));
        return post.send(url, headers, message.body());
    }

    private Attempt failed(WebhookStore.Message message, @Nullable Integer status, String error, boolean mayPass) {
        var now = now();
        return settings.pauseAfter(message.attempts() + 1, ThreadLocalRandom.current()).filter(_ -> mayPass)
                .map(pause -> new Attempt(DeliveryState.PENDING, now, status, error, now.plus(pause)))
                .orElseGet(() -> new Attempt(DeliveryState.GIVEN_UP, now, status, error, null));
    }

    /** What the owner of the webhook may do about it. */
    private static String reason(IOException failure) {
        return switch (failure) {
            case DeliveryException e -> e.reason();
            case UnknownHostException _ -> "the host has no address";
            case ConnectException _ -> "the connection was refused";
            case SocketTimeoutException _ -> "there was no answer in time";
            case SSLException _ -> "TLS failed: the certificate is not trusted, or not that of the host";
            default -> "the connection broke";
        };
    }

    private static Instant now() {
        return Instant.now().truncatedTo(ChronoUnit.MICROS);
    }
}
