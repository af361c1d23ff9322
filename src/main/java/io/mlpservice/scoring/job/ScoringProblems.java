package io.mlpservice.scoring.job;

import io.mlpservice.platform.problem.Problem;

import java.util.List;

/** Why prediction jobs fail, and what to do about it. */
public final class ScoringProblems {
    private ScoringProblems() {}

    /** A failure in the service itself. */
    public static Problem internalError() {
        return Problem.of(500, "internal_error",
                "Predicting failed because of an error in the service, not in the request. Submit the job again; "
                        + "if it fails again, look for the job's id in the service's log.",
                List.of());
    }

    /** A heap that is too small. */
    public static Problem outOfMemory() {
        return Problem.of(500, "out_of_memory",
                "The job needed more memory than the service has. Give the service a larger heap, or use a smaller model.",
                List.of());
    }

    static Problem processDied(int deaths) {
        return Problem.of(500, "process_died",
                "The process that worked on this job died %d times. It may need more memory than the machine has: "
                        .formatted(deaths) + "give the service more memory, or use a smaller model.",
                List.of());
    }
}
