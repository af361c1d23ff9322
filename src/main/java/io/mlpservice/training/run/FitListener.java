package io.mlpservice.training.run;

import io.mlpservice.engine.model.TrainedModel;
import io.mlpservice.engine.network.NetworkState;
import io.mlpservice.engine.pipeline.PipelineListener;
import io.mlpservice.engine.pipeline.PipelinePhase;
import io.mlpservice.engine.training.EpochReport;

import java.util.function.Function;

/**
 * Shows a fit of a cross-validation as progress of its job. Its epochs and checkpoints are not kept, since those of the
 * job belong to its model, and a cancelled fit makes no model.
 */
final class FitListener implements PipelineListener {
    private final JobRecorder recorder;

    FitListener(JobRecorder recorder) {
        this.recorder = recorder;
    }

    /** All of the fit counts as training. */
    @Override
    public void phase(PipelinePhase phase) {
        if (phase == PipelinePhase.TRAINING) {
            recorder.phase(phase);
        }
    }

    @Override
    public void trainingBegins(int rows, Function<NetworkState, TrainedModel> models) {
        recorder.trainingBegins(rows, models);
    }

    @Override
    public void progress(int epoch, double fraction) {
        recorder.progress(epoch, fraction);
    }

    @Override
    public void epochFinished(EpochReport report) {
        recorder.measure(report, System.nanoTime());
    }

    @Override
    public boolean cancelRequested() {
        return recorder.cancelRequested();
    }
}
