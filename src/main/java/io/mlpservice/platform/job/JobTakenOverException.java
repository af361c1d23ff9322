package io.mlpservice.platform.job;

import java.util.UUID;

/** Another process took over the job because it presumed this one dead. This attempt must not write any more. */
public final class JobTakenOverException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Another attempt of the job is the newest. */
    public JobTakenOverException(UUID job, int attempt) {
        super("Another process has taken job %s over; this one stops attempt %d and writes nothing more."
                .formatted(job, attempt));
    }
}
