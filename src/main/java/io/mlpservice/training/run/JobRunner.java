package io.mlpservice.training.run;

import io.mlpservice.dataset.Dataset;
import io.mlpservice.dataset.Datasets;
import io.mlpservice.engine.data.Table;
import io.mlpservice.engine.data.UnsuitableDataException;
import io.mlpservice.engine.pipeline.Pipeline;
import io.mlpservice.engine.pipeline.PipelineOutcome;
import io.mlpservice.engine.pipeline.PipelineOutcome.Cancelled;
import io.mlpservice.engine.pipeline.PipelineOutcome.Diverged;
import io.mlpservice.engine.pipeline.PipelineOutcome.Trained;
import io.mlpservice.engine.pipeline.PipelineOutcome.Unmeasured;
import io.mlpservice.model.ModelOrigin;
import io.mlpservice.model.Models;
import io.mlpservice.model.NewModel;
import io.mlpservice.platform.JsonNames;
import io.mlpservice.platform.job.JobTakenOverException;
import io.mlpservice.platform.job.JobWorker;
import io.mlpservice.platform.owner.Owner;
import io.mlpservice.platform.problem.DatabaseFailure;
import io.mlpservice.platform.problem.Problem;
import io.mlpservice.platform.problem.ProblemException;
import io.mlpservice.training.job.JobProblems;
import io.mlpservice.training.job.JobSettings;
import io.mlpservice.training.job.JobStopReason;
import io.mlpservice.training.job.JobStore;
import io.mlpservice.training.job.JobWarnings;
import io.mlpservice.training.job.StartedJob;
import io.mlpservice.training.job.TrainingSchema;
import io.mlpservice.training.resolution.StoredSchemas;
import io.mlpservice.training.translation.PipelineSpecs;
import jakarta.persistence.PersistenceException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

import java.util.Optional;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/** Trains a job on the calling thread, from its row to its model. */
@Component
class JobRunner implements JobWorker {
    private static final Logger LOG = LoggerFactory.getLogger(JobRunner.class);

    private final JobStore store;
    private final RunningJobs running;
    private final Datasets datasets;
    private final Models models;
    private final JobSettings settings;
    private final TrainingMetrics metrics;

    JobRunner(JobStore store, RunningJobs running, Datasets datasets, Models models, JobSettings settings,
            TrainingMetrics metrics) {
        this.store = store;
        this.running = running;
        this.datasets = datasets;
        this.models = models;
        this.settings = settings;
        this.metrics = metrics;
    }

    @Override
    public Optional<Owner> owner(UUID id) {
        return store.owner(id);
    }

    @Override
    public boolean run(UUID id, String process, BooleanSupplier shuttingDown) {
        try (var _ = MDC.putCloseable("job_id", id.toString())) {
            return store.start(id, process).map(job -> train(job, shuttingDown)).orElse(true);
        }
    }

    @Override
    public void settle(UUID id, Runnable ifToBeStarted, Runnable otherwise) {
        store.settle(id, ifToBeStarted, otherwise);
    }

    private boolean train(StartedJob job, BooleanSupplier shuttingDown) {
        try (var _ = MDC.putCloseable("attempt", String.valueOf(job.attempt()))) {
            LOG.info("Training starts.");
            try {
                trainAndRecord(job, shuttingDown);
            } catch (JobTakenOverException e) {
                LOG.warn(e.getMessage());
                return false;
            }
            LOG.info("Training has ended.");
            return true;
        }
    }

    private void trainAndRecord(StartedJob job, BooleanSupplier shuttingDown) {
        var recorder = new JobRecorder(job, store, settings.checkpointInterval(), shuttingDown, metrics);
        metrics.started(job);
        running.add(job.id(), recorder);
        try {
            var dataset = datasets.get(job.configuration().datasetId());
            var table = datasets.table(dataset.id(), job.configuration().columns());
            conclude(job, recorder, dataset, table, fit(job, recorder, dataset, table));
        } catch (JobTakenOverException e) {
            throw e;
        } catch (DataAccessException | TransactionException | PersistenceException e) {
            failOrHandBack(job, e);
        } catch (ProblemException e) {
            fail(job, recorder, e.problem(), null);
        } catch (UnsuitableDataException e) {
            fail(job, recorder, JobProblems.unsuitableData(e), null);
        } catch (OutOfMemoryError e) {
            LOG.error("Training job {} ran out of memory.", job.id(), e);
            fail(job, recorder, JobProblems.outOfMemory(), null);
        } catch (Throwable e) {
            LOG.error("Training job {} failed.", job.id(), e);
            fail(job, recorder, JobProblems.internalError(), null);
        } finally {
            running.remove(job.id(), recorder);
        }
    }

    /** Lets the job be tried again later if that may help. */
    private void failOrHandBack(StartedJob job, RuntimeException failure) {
        if (DatabaseFailure.mayPass(failure)) {
            try {
                store.stop(job);
            } catch (DataAccessException | TransactionException | PersistenceException e) {
                failure.addSuppressed(e);
            }
            throw failure;
        }
        LOG.error("Training job {} failed.", job.id(), failure);
        store.fail(job, JobProblems.internalError(), null);
    }

    private PipelineOutcome fit(StartedJob job, JobRecorder recorder, Dataset dataset, Table table) {
        var configuration = job.configuration();
        var schema = job.schema().orElseGet(() -> derivedSchema(job, dataset, table));
        var origin = Optional.ofNullable(configuration.fromModel()).map(id -> models.load(id.toString()).trained());
        var spec = PipelineSpecs.of(configuration, schema.toEngine(configuration.task()), dataset, origin);
        return CrossValidationRun.of(job, store, recorder).flatMap(folds -> folds.run(spec, table))
                .orElseGet(() -> Pipeline.fit(spec, table, recorder, job.checkpoint().orElse(null)));
    }

    private TrainingSchema derivedSchema(StartedJob job, Dataset dataset, Table table) {
        var derived = TrainingSchema.of(StoredSchemas.of(job.configuration(), dataset, _ -> table));
        store.complete(job, derived);
        return derived;
    }

    private void conclude(StartedJob job, JobRecorder recorder, Dataset dataset, Table table,
            PipelineOutcome outcome) {
        switch (outcome) {
            case Trained trained -> save(job, recorder, dataset, table, trained);
            case Diverged(var epoch) ->
                fail(job, recorder, JobProblems.diverged(epoch), JobStopReason.DIVERGED);
            case Cancelled() -> {
                recorder.finish();
                store.stop(job);
            }
        }
    }

    private void save(StartedJob job, JobRecorder recorder, Dataset dataset, Table table, Trained trained) {
        recorder.save();
        var made = NewModel.of(job.configuration().modelName(), trained.model(), trained.measures(),
                CrossValidationRun.of(job, store, recorder).map(CrossValidationRun::metrics).orElse(null),
                new ModelOrigin.Training(job.configuration(), job.datasetSha256(), job.id(), null));
        trained.measures().unmeasured().forEach(part -> warn(job, part));
        Stream.of(
                HastyStop.warning(job.configuration().training().earlyStopping(), trained.reason(), recorder.epoch(),
                        made.metrics().validation()).stream(),
                SkewedTargets.warnings(job.configuration(), dataset, made.metrics()).stream(),
                TargetLeakage.warnings(job.configuration(), table).stream()).flatMap(warnings -> warnings)
                .forEach(warning -> store.warn(job, warning));
        store.succeed(job, models.prepare(made), made.metrics(), JobStopReason.of(trained.reason()));
    }

    private void warn(StartedJob job, Unmeasured part) {
        LOG.error("The model of job {} could not be measured on its {} rows.", job.id(), JsonNames.of(part.part()),
                part.cause());
        store.warn(job, JobWarnings.notMeasured(part));
    }

    private void fail(StartedJob job, JobRecorder recorder, Problem problem, @Nullable JobStopReason reason) {
        recorder.finish();
        store.fail(job, problem, reason);
    }
}
