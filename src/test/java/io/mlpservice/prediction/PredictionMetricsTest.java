package io.mlpservice.prediction;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.mlpservice.platform.owner.CurrentOwner;
import io.mlpservice.platform.owner.Owner;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class PredictionMetricsTest {
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final PredictionMetrics metrics = new PredictionMetrics(registry);

    private void predict(String owner, String model) {
        CurrentOwner.run(new Owner(owner), () -> metrics.answered(model, System.nanoTime()));
    }

    private long count(String owner, String model) {
        return registry.get("mlp.predictions").tag("owner", owner).tag("model", model).timer().count();
    }

    @Test
    void keepOwnersApartWhoseModelsHaveTheSameName() {
        predict("a", "iris");
        predict("b", "iris");
        predict("b", "iris");
        assertThat(count("a", "iris")).isEqualTo(1);
        assertThat(count("b", "iris")).isEqualTo(2);
    }

    @Test
    void putModelsTogetherThatAreTooManyForSeriesOfTheirOwn() {
        for (var i = 0; i < 103; i++) {
            predict("a", "m" + i);
        }
        predict("b", "m0");
        predict("a", "m0");
        assertThat(count("a", "m0")).isEqualTo(2);
        assertThat(count("_other", "_other")).isEqualTo(4);
        assertThat(registry.get("mlp.predictions").timers()).hasSize(101);
    }
}
