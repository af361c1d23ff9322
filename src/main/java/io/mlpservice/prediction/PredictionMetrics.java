package io.mlpservice.prediction;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import org.springframework.stereotype.Component;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.DoubleStream;

/** Prediction metrics for Prometheus. Recording one takes less time than parsing a number. */
@Component
public class PredictionMetrics {
    /** Prometheus stores a histogram for each name, so only this many models get series of their own. */
    private static final int MOST_MODELS = 100;
    /** No model can have this name. */
    private static final String OTHERS = "_other";
    private static final Duration[] BUCKETS = DoubleStream
            .of(0.1, 0.25, 0.5, 1, 2.5, 5, 10, 25, 50, 100, 250, 1000, 10_000)
            .mapToObj(milliseconds -> Duration.ofNanos(Math.round(milliseconds * 1e6))).toArray(Duration[]::new);

    private final MeterRegistry registry;
    private final Map<String, Timer> timers = new ConcurrentHashMap<>();

    PredictionMetrics(MeterRegistry registry) {
        this.registry = registry;
    }

    /**
     * Counts a request that was answered.
     *
     * @param model its name, all versions together
     * @param start when the request came, by {@link System#nanoTime()}
     */
    public void answered(String model, long start) {
        var timer = timers.get(model);
        if (timer == null) {
            var label = timers.size() < MOST_MODELS ? model : OTHERS;
            timer = timers.computeIfAbsent(label, this::timer);
        }
        timer.record(System.nanoTime() - start, TimeUnit.NANOSECONDS);
    }

    private Timer timer(String model) {
        return Timer.builder("mlp.predictions").tag("model", model)
                .description("Requests for predictions that were answered, from the body to the answer")
                .serviceLevelObjectives(BUCKETS).register(registry);
    }
}
