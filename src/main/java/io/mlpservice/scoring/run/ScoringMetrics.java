package io.mlpservice.scoring.run;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.mlpservice.scoring.job.StartedScoring;
import org.springframework.stereotype.Component;

/** Metrics of prediction jobs for Prometheus. */
@Component
class ScoringMetrics {
    private final Timer queueWait;
    private final Counter attempts;
    private final Counter rows;

    ScoringMetrics(MeterRegistry registry) {
        queueWait = Timer.builder("mlp.prediction.job.queue.wait")
                .description("From a prediction job's submission to its first start").register(registry);
        attempts = Counter.builder("mlp.prediction.job.attempts")
                .description("Starts of prediction jobs, first ones and later ones").register(registry);
        rows = Counter.builder("mlp.prediction.job.rows").description("Rows that prediction jobs have answered")
                .register(registry);
    }

    void started(StartedScoring job) {
        attempts.increment();
        if (job.attempt() == 1) {
            queueWait.record(job.waited());
        }
    }

    void predicted(int count) {
        rows.increment(count);
    }
}
