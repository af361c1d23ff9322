package io.mlpservice.training.run;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.BaseUnits;
import io.mlpservice.platform.JsonNames;
import io.mlpservice.platform.job.JobState;
import io.mlpservice.training.job.JobCounts;
import io.mlpservice.training.job.StartedJob;
import org.springframework.stereotype.Component;

import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;

/**
 * Training metrics for Prometheus. Small networks finish thousands of epochs a second, so recording an epoch must cost
 * next to nothing.
 */
@Component
class TrainingMetrics {
    private final Timer queueWait;
    private final Counter attempts;
    private final Timer epochs;
    private final Counter rows;
    private final Timer checkpoints;
    private final DistributionSummary checkpointSizes;

    TrainingMetrics(MeterRegistry registry, JobCounts counts, RunningJobs running) {
        Arrays.stream(JobState.values())
                .forEach(state -> Gauge.builder("mlp.jobs", () -> counts.of(state)).tag("state", JsonNames.of(state))
                        .description("Jobs in the database by state, those of all processes").register(registry));
        queueWait = Timer.builder("mlp.job.queue.wait").description("From a job's submission to its first start")
                .register(registry);
        attempts = Counter.builder("mlp.training.attempts").description("Starts of jobs, first ones and later ones")
                .register(registry);
        epochs = Timer.builder("mlp.training.epoch").description("Epochs, their evaluation included")
                .register(registry);
        rows = Counter.builder("mlp.training.rows").description("Training rows of finished epochs").register(registry);
        Gauge.builder("mlp.training.rows.per.second", running, RunningJobs::rowsPerSecond)
                .description("Speed of the jobs that this process trains, by the last epoch of each")
                .register(registry);
        checkpoints = Timer.builder("mlp.training.checkpoint").description("Writing of checkpoints").register(registry);
        checkpointSizes = DistributionSummary.builder("mlp.training.checkpoint.size").baseUnit(BaseUnits.BYTES)
                .description("Size of checkpoints").register(registry);
    }

    void started(StartedJob job) {
        attempts.increment();
        if (job.attempt() == 1) {
            queueWait.record(job.waited());
        }
    }

    void epochFinished(long nanoseconds, int trainingRows) {
        epochs.record(nanoseconds, TimeUnit.NANOSECONDS);
        rows.increment(trainingRows);
    }

    void checkpointWritten(Duration duration, int bytes) {
        checkpoints.record(duration);
        checkpointSizes.record(bytes);
    }
}
