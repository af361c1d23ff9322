package io.mlpservice.platform.damage;

import io.mlpservice.platform.JsonNames;
import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;
import org.springframework.stereotype.Component;

/** How many damaged things are known. The service is up all the same, as everything else can be used. */
@Component("damaged")
class DamageHealth extends AbstractHealthIndicator {
    private final Damages damages;

    DamageHealth(Damages damages) {
        this.damages = damages;
    }

    @Override
    protected void doHealthCheck(Health.Builder health) {
        health.up();
        for (var kind : Stored.values()) {
            health.withDetail(JsonNames.of(kind), damages.count(kind));
        }
    }
}
