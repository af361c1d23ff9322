package io.mlpservice.inference;

import io.mlpservice.platform.problem.ProblemException;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.health.actuate.endpoint.HealthEndpoint;
import org.springframework.boot.health.contributor.Status;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** Whether the service can answer, by the same health check as {@code /actuator/health/readiness}. */
@Component
public class Readiness {
    private final ObjectProvider<HealthEndpoint> health;

    Readiness(ObjectProvider<HealthEndpoint> health) {
        this.health = health;
    }

    /**
     * Returns if the service is ready.
     *
     * @throws ProblemException 503 if it is not
     */
    public void check() {
        var endpoint = health.getIfAvailable();
        var readiness = endpoint == null ? null : endpoint.healthForPath("readiness");
        if (readiness != null && !readiness.getStatus().equals(Status.UP)) {
            throw ProblemException.of(HttpStatus.SERVICE_UNAVAILABLE, "not_ready",
                    "The service is starting, stopping, or its database does not answer. Ask again in a few seconds; /actuator/health/readiness says more.");
        }
    }
}
