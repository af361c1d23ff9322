package io.mlpservice.prediction;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.mlpservice.platform.owner.CurrentOwner;
import org.springframework.stereotype.Component;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.DoubleStream;

/** Prediction metrics for Prometheus. Recording one takes less time than parsing a number. */
@Component
public class PredictionMetrics {
    /** Prometheus stores a histogram for each series, so only this many models get one of their own. */
    private static final int MOST_MODELS = 100;
    /** No model can have this name. */
    private static final Series OTHERS = new Series("_other", "_other");
    private static final Duration[] BUCKETS = DoubleStream
            .of(0.1, 0.25, 0.5, 1, 2.5, 5, 10, 25, 50, 100, 250, 1000, 10_000)
            .mapToObj(milliseconds -> Duration.ofNanos(Math.round(milliseconds * 1e6))).toArray(Duration[]::new);

    private final MeterRegistry registry;
    private final Map<Series, Timer> timers = new ConcurrentHashMap<>();

    PredictionMetrics(MeterRegistry registry) {
        this.registry = registry;
    }

    /** Owners may give their models the same name. */
    private record Series(String owner, String model) {}

    /**
     * Counts a request of the current owner that was answered.
     *
     * @param model its name, all versions together
     * @param start when the request came, by {@link System#nanoTime()}
     */
    public void answered(String model, long start) {
        var series = new Series(CurrentOwner.get().name(), model);
        var timer = timers.get(series);
        if (timer == null) {
            timer = timers.computeIfAbsent(timers.size() < MOST_MODELS ? series : OTHERS, this::timer);
        }
        timer.record(System.nanoTime() - start, TimeUnit.NANOSECONDS);
    }

    private Timer timer(Series series) {
        return Timer.builder("mlp.predictions").tag("owner", series.owner()).tag("model", series.model())
                .description("Requests for predictions that were answered, from the body to the answer")
                .serviceLevelObjectives(BUCKETS).register(registry);
    }
}
