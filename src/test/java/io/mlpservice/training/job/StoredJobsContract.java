package io.mlpservice.training.job;

import io.mlpservice.Trainer;
import io.mlpservice.engine.matrix.Kernels;
import io.mlpservice.engine.matrix.Matrix;
import io.mlpservice.engine.matrix.Precision;
import io.mlpservice.engine.network.NetworkState;
import io.mlpservice.engine.training.Checkpoint;
import io.mlpservice.engine.training.Checkpoint.BestMemory;
import io.mlpservice.engine.training.Checkpoint.DiagnosticsMemory;
import io.mlpservice.engine.training.Checkpoint.LearnerMemory;
import io.mlpservice.engine.training.Checkpoint.Position;
import io.mlpservice.engine.training.Checkpoint.RateMemory;
import io.mlpservice.platform.job.JobTakenOverException;
import io.mlpservice.training.TrainingJobs;
import jakarta.persistence.EntityManager;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.client.RestTestClient;
import org.springframework.transaction.PlatformTransactionManager;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Jobs in the database that only the test trains, and what tests do with them. */
abstract class StoredJobsContract {
    static final int EPOCHS = 10;

    @Autowired
    JobStore store;

    @Autowired
    TrainingJobs jobs;

    @Autowired
    EntityManager entities;

    @Autowired
    PlatformTransactionManager transactions;

    @Autowired
    RestTestClient http;

    UnqueuedJobs unqueued;
    Trainer trainer;

    @BeforeEach
    void connect() {
        trainer = new Trainer(http);
        unqueued = new UnqueuedJobs(entities, transactions);
    }

    @AfterEach
    void removeUnqueuedJobs() {
        unqueued.removeAll();
    }

    /** A job outside the queue, so that only the test trains it. */
    UUID job() {
        return unqueued.add(EPOCHS, "beware");
    }

    void report(StartedJob started, int... epochs) {
        store.report(started, new RunReport(JobPhase.TRAINING, JobProgress.none(EPOCHS), JobTimings.NONE,
                IntStream.of(epochs).mapToObj(StoredJobsContract::epoch).toList()));
    }

    void checkpoint(StartedJob started, int epoch) {
        checkpoint(started, epoch, Kernels.inUse());
    }

    /** Of a job that has just finished an epoch. */
    void checkpoint(StartedJob started, int epoch, String kernels) {
        var row = Matrix.zeros(Precision.FLOAT32, 1, 1);
        var checkpoint = new Checkpoint(kernels, false, new Position(epoch + 1, 0, 0), Duration.ZERO,
                new NetworkState(row, row), new LearnerMemory(List.of(), 0),
                new DiagnosticsMemory(0, row, List.of(0.0)),
                new BestMemory(0, 0, Optional.empty()),
                new RateMemory(0, 0, 0));
        checkpoint(started, epoch, checkpoint.toBytes());
    }

    void checkpoint(StartedJob started, int epoch, byte[] bytes) {
        store.report(started, new RunReport(JobPhase.TRAINING, progress(epoch), JobTimings.NONE,
                List.of(epoch(epoch)), null, List.of(), bytes));
    }

    static JobProgress progress(int epoch) {
        return JobProgress.none(EPOCHS).after(epoch(epoch));
    }

    static Epoch epoch(int number) {
        return new Epoch(number, 0.5, 0.75, null, 0.25, 0.001, 1.5, null, 2e6);
    }

    static void assertThatItIsTakenOver(ThrowingCallable write) {
        assertThatThrownBy(write).isInstanceOf(JobTakenOverException.class);
    }
}
