package io.mlpservice.training.job;

/** Another process took over the job because it presumed this one dead. This attempt must not write any more. */
public final class JobTakenOverException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    JobTakenOverException(StartedJob started) {
        super("Another process has taken training job %s over; this one stops attempt %d and writes nothing more."
                .formatted(started.id(), started.attempt()));
    }
}
