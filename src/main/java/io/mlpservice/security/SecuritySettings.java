package io.mlpservice.security;

import io.mlpservice.platform.ServiceLimit;
import io.mlpservice.platform.ServiceLimits;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

import java.time.Duration;
import java.util.List;

/**
 * Who may reach the service.
 *
 * @param mode what stands between the service and a stranger
 * @param rateLimit how many requests a key may send
 */
@ConfigurationProperties("mlp.security")
record SecuritySettings(@DefaultValue("loopback") Mode mode,
        @DefaultValue RateLimit rateLimit) implements ServiceLimits {
    @Override
    public List<ServiceLimit> limits() {
        return List.of(ServiceLimit.of("mlp.security.rate-limit.requests",
                rateLimit.isSet() ? rateLimit.requests() : null,
                "Requests of a key in %d seconds.".formatted(rateLimit.per().toSeconds())));
    }

    enum Mode {
        /** Only this machine: the service listens on a loopback address and answers only to a loopback name. */
        LOOPBACK,
        /** Keys, or tokens where an issuer of them is configured. */
        KEYS,
        /** Anyone who can connect. */
        UNPROTECTED
    }

    /**
     * How many requests each key may send to a process.
     *
     * @param requests the number; 0 for any
     * @param per the time for that number, at least a second
     */
    record RateLimit(@DefaultValue("0") int requests, @DefaultValue("1m") Duration per) {
        private static final int MOST = 1_000_000_000;

        RateLimit {
            if (requests < 0 || requests > MOST || per.compareTo(Duration.ofSeconds(1)) < 0) {
                throw new IllegalArgumentException(
                        "mlp.security.rate-limit.requests must be 0 to %,d, and .per at least 1s".formatted(MOST));
            }
        }

        boolean isSet() {
            return requests > 0;
        }
    }
}
