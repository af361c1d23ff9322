package io.mlpservice.platform.problem;

import org.springframework.http.HttpStatus;

import java.util.List;

/** 503: text in the database cannot be read as what was stored there. */
public final class DamagedRecordException extends ProblemException {
    private static final long serialVersionUID = 1;

    /** Text that cannot be read. */
    public DamagedRecordException(RuntimeException cause) {
        super(Problem.of(HttpStatus.SERVICE_UNAVAILABLE.value(), "record_damaged",
                "A record of the database is damaged. Let the administrator find out which one "
                        + "(POST /api/v1/admin/verify), and restore the database.",
                List.of()));
        initCause(cause);
    }

    /** Whether a failure comes from such text. */
    public static boolean isBehind(Throwable failure) {
        return DatabaseFailure.causes(failure).anyMatch(DamagedRecordException.class::isInstance);
    }
}
