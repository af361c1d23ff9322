package io.mlpservice.security;

import io.mlpservice.platform.ServiceLimit;
import io.mlpservice.platform.ServiceLimits;
import io.mlpservice.platform.setting.Settings;
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
        return List.of(ServiceLimit.of(RateLimit.REQUESTS,
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
        private static final String REQUESTS = "mlp.security.rate-limit.requests";
        private static final String PER = "mlp.security.rate-limit.per";
        private static final int MOST = 1_000_000_000;
        private static final Duration SHORTEST = Duration.ofSeconds(1);

        RateLimit {
            Settings.require(requests >= 0 && requests <= MOST, REQUESTS, requests, "must be 0 to %,d".formatted(MOST));
            Settings.require(per.compareTo(SHORTEST) >= 0, PER, per, "must be at least 1s");
            Settings.requirePositive(PER, per);
        }

        boolean isSet() {
            return requests > 0;
        }
    }
}
