package io.mlpservice.training.job;

import io.mlpservice.engine.data.UnsuitableDataException;
import io.mlpservice.platform.problem.Problem;

import java.util.List;

/** Why jobs fail, and what to do about it. */
public final class JobProblems {
    private JobProblems() {}

    public static Problem diverged(int epoch) {
        return Problem.of(422, "training_diverged",
                "In epoch %d a loss or a weight became infinite or NaN. ".formatted(epoch)
                        + "Lower the learning rate, scale features and targets (preprocessing: standard), or both.",
                List.of());
    }

    public static Problem unsuitableData(UnsuitableDataException reason) {
        return Problem.of(422, "unsuitable_data",
                "The data set does not suit this training: %s.".formatted(reason.getMessage()),
                List.of());
    }

    public static Problem internalError() {
        return Problem.of(500, "internal_error",
                "Training failed because of an error in the service, not in the request. Submit the job again; "
                        + "if it fails again, look for the job's id in the service's log.",
                List.of());
    }

    public static Problem outOfMemory() {
        return Problem.of(500, "out_of_memory",
                "The job needed more memory than the service has. Train a smaller network, on fewer rows or columns, "
                        + "or give the service a larger heap (-Xmx).",
                List.of());
    }

    static Problem processDied(int deaths) {
        return Problem.of(500, "process_died",
                "The process that trained this job died %d times. It may need more memory than the machine has: "
                        .formatted(deaths)
                        + "train a smaller network or on fewer rows, or give the service more memory.",
                List.of());
    }
}
