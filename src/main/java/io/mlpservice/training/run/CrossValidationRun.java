package io.mlpservice.training.run;

import io.mlpservice.engine.data.Table;
import io.mlpservice.engine.metric.Measures;
import io.mlpservice.engine.pipeline.CrossValidation;
import io.mlpservice.engine.pipeline.PartMeasures;
import io.mlpservice.engine.pipeline.Pipeline;
import io.mlpservice.engine.pipeline.PipelineOutcome;
import io.mlpservice.engine.pipeline.PipelineOutcome.Trained;
import io.mlpservice.engine.pipeline.PipelineSpec;
import io.mlpservice.metric.CrossValidationMetrics;
import io.mlpservice.metric.SampleMetrics;
import io.mlpservice.training.job.JobStore;
import io.mlpservice.training.job.StartedJob;

import java.util.Optional;

/** The fits of a job's cross-validation. Those that are finished are kept with the job, so that a restart goes on after them. */
final class CrossValidationRun {
    private final CrossValidation folds;
    private final StartedJob job;
    private final JobStore store;
    private final JobRecorder recorder;

    private CrossValidationRun(CrossValidation folds, StartedJob job, JobStore store, JobRecorder recorder) {
        this.folds = folds;
        this.job = job;
        this.store = store;
        this.recorder = recorder;
    }

    /** The cross-validation of a job, if it has one. */
    static Optional<CrossValidationRun> of(StartedJob job, JobStore store, JobRecorder recorder) {
        return Optional.ofNullable(job.configuration().crossValidation())
                .map(asked -> new CrossValidationRun(new CrossValidation(asked.folds(), asked.repeats()), job, store,
                        recorder));
    }

    /**
     * Runs the fits that are not finished.
     *
     * @param whole the pipeline that makes the model
     * @return how a fit ended that gives no metrics; empty if all are finished
     */
    Optional<PipelineOutcome> run(PipelineSpec whole, Table table) {
        var finished = store.finishedFits(job).size();
        for (var fit = finished; fit < folds.fits(); fit++) {
            begin(fit, finished);
            var outcome = Pipeline.fit(folds.fit(whole, fit), table, new FitListener(recorder));
            if (!(outcome instanceof Trained trained)) {
                return Optional.of(outcome);
            }
            store.fitFinished(job, fit, SampleMetrics.of(tested(trained.measures())));
        }
        begin(folds.fits(), finished);
        return Optional.empty();
    }

    /** A fit whose fold cannot be measured gives nothing, so its failure is the job's. */
    private static Measures tested(PartMeasures measures) {
        if (measures.test() != null) {
            return measures.test();
        }
        switch (measures.unmeasured().getLast().cause()) {
            case Error failure -> throw failure;
            case RuntimeException failure -> throw failure;
            case Throwable failure -> throw new IllegalStateException(failure);
        }
    }

    private void begin(int fit, int finished) {
        recorder.begin(new FitShare(fit, folds.fits() + 1), fit == finished);
    }

    /** What the fits measured. */
    CrossValidationMetrics metrics() {
        return CrossValidationMetrics.of(folds.folds(), folds.repeats(), store.finishedFits(job));
    }
}
