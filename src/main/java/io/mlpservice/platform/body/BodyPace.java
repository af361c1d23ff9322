package io.mlpservice.platform.body;

import io.mlpservice.platform.problem.ProblemException;
import io.mlpservice.platform.setting.Settings;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.http.HttpStatus;
import org.springframework.util.unit.DataSize;

import java.time.Duration;

/**
 * How fast bodies have to arrive, and answers to be taken, {@code mlp.http.pace.*}. Only the time counts in which the service
 * waits for the client.
 *
 * @param grace how long a client may be slow, such as a phone that changes its network
 * @param leastRate minimum number of bytes a second after that, on average
 * @param mostTime how long a client may take in all
 */
@ConfigurationProperties("mlp.http.pace")
record BodyPace(@DefaultValue("20s") Duration grace, @DefaultValue("1KB") DataSize leastRate,
        @DefaultValue("1h") Duration mostTime) {
    BodyPace {
        Settings.requireNotNegative("mlp.http.pace.grace", grace);
        Settings.requireNotNegative("mlp.http.pace.least-rate", leastRate);
        Settings.requirePositive("mlp.http.pace.most-time", mostTime);
    }

    /**
     * Whether a client is too slow.
     *
     * @param bytes that have arrived, or were taken
     * @param waited nanoseconds in which the service waited for that
     */
    boolean isMissed(long bytes, long waited) {
        return waited > mostTime.toNanos() || (waited > grace.toNanos()
                && bytes < leastRate.toBytes() * ((double) waited / Duration.ofSeconds(1).toNanos()));
    }

    /** The problem of a body that is too slow. */
    ProblemException missed() {
        return ProblemException.of(HttpStatus.REQUEST_TIMEOUT, "body_too_slow",
                "The body arrives too slowly: after %d s it needs %d bytes a second on average, and it may take %d s in all. Check the connection, and send it again, compressed if it is large."
                        .formatted(grace.toSeconds(), leastRate.toBytes(), mostTime.toSeconds()));
    }
}
