package io.mlpservice.platform.problem;

import org.springframework.http.HttpStatus;

import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The problems of requests that fail through no fault of their own: the database does not answer or is
 * damaged, or a disk is full.
 */
public final class Outage {
    private static final Duration A_MOMENT = Duration.ofSeconds(5);
    private static final Duration A_WHILE = Duration.ofSeconds(60);
    /** PostgreSQL's SQL state. */
    private static final String DISK_FULL = "53100";
    /** The operating system's words; Java has no exception type for this. */
    private static final List<String> NO_SPACE = List.of("No space left on device", "Disk quota exceeded",
            "not enough space on the disk");

    private Outage() {}

    /** The problem that a failure stands for, if it is one of these. */
    public static Optional<ProblemException> behind(Throwable failure) {
        if (DatabaseFailure.causes(failure).anyMatch(Outage::saysThatADiskIsFull)) {
            return Optional.of(ProblemException.later(HttpStatus.INSUFFICIENT_STORAGE, "storage_full",
                    "A disk of the service or of its database is full, and nothing was stored. Make room there, or delete "
                            + "data sets, models and jobs that are not needed; then send the request again.",
                    A_WHILE));
        }
        if (DatabaseFailure.isDamage(failure)) {
            return Optional.of(ProblemException.of(HttpStatus.SERVICE_UNAVAILABLE, "database_damaged",
                    "The files of the service's database are damaged. Restore a backup of the database; what is still "
                            + "answered may be saved before."));
        }
        if (DatabaseFailure.isFullPool(failure) || DatabaseFailure.isGivenUp(failure)) {
            return Optional.of(ProblemException.later(HttpStatus.SERVICE_UNAVAILABLE, "busy",
                    "The service has more to do at the moment than its connections to the database can carry. Nothing was "
                            + "stored; send the request again in a few seconds.",
                    A_MOMENT));
        }
        if (DatabaseFailure.isConflict(failure)) {
            return Optional.of(ProblemException.later(HttpStatus.SERVICE_UNAVAILABLE, "busy",
                    "Other requests or jobs are changing what this request needs, and took too long. Nothing was stored; "
                            + "send the request again in a few seconds.",
                    A_MOMENT));
        }
        if (DatabaseFailure.isOutage(failure)) {
            return Optional.of(ProblemException.later(HttpStatus.SERVICE_UNAVAILABLE, "database_unavailable",
                    "The service's database does not answer at the moment. Accepted jobs are safe; send the "
                            + "request again in a few seconds.",
                    A_MOMENT));
        }
        return Optional.empty();
    }

    private static boolean saysThatADiskIsFull(Throwable cause) {
        var message = String.valueOf(cause.getMessage());
        return (cause instanceof SQLException failure && DISK_FULL.equals(failure.getSQLState()))
                || NO_SPACE.stream().anyMatch(message::contains);
    }
}
