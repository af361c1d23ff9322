package io.mlpservice.training.job;

/** Another process has started the job anew: it believed this one dead, which only slept. The attempt must write nothing more. */
public final class JobTakenOverException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    JobTakenOverException(StartedJob started) {
        super("Another process has taken training job %s over; this one stops attempt %d and writes nothing more."
                .formatted(started.id(), started.attempt()));
    }
}
