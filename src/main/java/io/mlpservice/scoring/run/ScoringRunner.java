package io.mlpservice.scoring.run;

import io.mlpservice.dataset.Datasets;
import io.mlpservice.platform.job.JobTakenOverException;
import io.mlpservice.platform.job.JobWorker;
import io.mlpservice.platform.owner.Owner;
import io.mlpservice.platform.problem.DatabaseFailure;
import io.mlpservice.platform.problem.Problem;
import io.mlpservice.platform.problem.ProblemException;
import io.mlpservice.prediction.Predictions;
import io.mlpservice.prediction.TablePredictions;
import io.mlpservice.scoring.job.PredictionJobStore;
import io.mlpservice.scoring.job.ScoringProblems;
import io.mlpservice.scoring.job.StartedScoring;
import jakarta.persistence.PersistenceException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

import java.io.IOException;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BooleanSupplier;

/** Does a prediction job on the calling thread, from its row to its result. */
@Component
class ScoringRunner implements JobWorker {
    private static final Logger LOG = LoggerFactory.getLogger(ScoringRunner.class);

    private final PredictionJobStore store;
    private final Datasets datasets;
    private final Predictions models;
    private final TablePredictions predictions;
    private final ScoringMetrics metrics;

    ScoringRunner(PredictionJobStore store, Datasets datasets, Predictions models, TablePredictions predictions,
            ScoringMetrics metrics) {
        this.store = store;
        this.datasets = datasets;
        this.models = models;
        this.predictions = predictions;
        this.metrics = metrics;
    }

    @Override
    public Optional<Owner> owner(UUID id) {
        return store.owner(id);
    }

    @Override
    public boolean run(UUID id, String process, BooleanSupplier shuttingDown) {
        try (var _ = MDC.putCloseable("job_id", id.toString())) {
            return store.start(id, process).map(job -> score(job, shuttingDown)).orElse(true);
        }
    }

    @Override
    public void settle(UUID id, Runnable ifToBeStarted, Runnable otherwise) {
        store.settle(id, ifToBeStarted, otherwise);
    }

    private boolean score(StartedScoring job, BooleanSupplier shuttingDown) {
        try (var _ = MDC.putCloseable("attempt", String.valueOf(job.attempt()))) {
            LOG.info("Predicting starts after {} of {} rows.", job.rowsDone(), job.rows());
            metrics.started(job);
            try {
                scoreAndRecord(job, shuttingDown);
            } catch (JobTakenOverException e) {
                LOG.warn(e.getMessage());
                return false;
            }
            LOG.info("Predicting has ended.");
            return true;
        }
    }

    private void scoreAndRecord(StartedScoring job, BooleanSupplier shuttingDown) {
        try {
            if (predict(job, shuttingDown)) {
                store.succeed(job);
            } else {
                store.stop(job);
            }
        } catch (JobTakenOverException e) {
            throw e;
        } catch (DataAccessException | TransactionException | PersistenceException e) {
            failOrHandBack(job, e);
        } catch (ProblemException e) {
            store.fail(job, e.problem());
        } catch (OutOfMemoryError e) {
            fail(job, e, ScoringProblems.outOfMemory());
        } catch (Throwable e) {
            fail(job, e, ScoringProblems.internalError());
        }
    }

    private boolean predict(StartedScoring job, BooleanSupplier shuttingDown) throws IOException {
        var clock = new ScoringClock(job, System::nanoTime);
        var model = models.model(job.modelId().toString());
        var watch = new RunWatch(() -> store.state(job), shuttingDown, System::nanoTime);
        return new ScoringRun(job, model, datasets, predictions, store, watch, clock, metrics).toTheEnd();
    }

    private void fail(StartedScoring job, Throwable failure, Problem problem) {
        LOG.error("Prediction job {} failed.", job.id(), failure);
        store.fail(job, problem);
    }

    /** Lets the job be tried again later if that may help. */
    private void failOrHandBack(StartedScoring job, RuntimeException failure) {
        if (!DatabaseFailure.mayPass(failure)) {
            fail(job, failure, ScoringProblems.internalError());
            return;
        }
        try {
            store.stop(job);
        } catch (DataAccessException | TransactionException | PersistenceException e) {
            failure.addSuppressed(e);
        }
        throw failure;
    }
}
