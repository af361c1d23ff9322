package io.mlpservice.quota;

import io.mlpservice.platform.problem.Messages;
import io.mlpservice.platform.problem.ProblemException;
import org.springframework.http.HttpStatus;
import org.springframework.util.unit.DataSize;

import java.time.Duration;
import java.time.Instant;

/** The problems of requests that exceed a limit. */
final class QuotaProblems {
    private static final Duration UNTIL_THERE_IS_ROOM = Duration.ofSeconds(10);
    private static final Duration A_WHILE = Duration.ofSeconds(60);
    private static final double MEGABYTE = 1 << 20;

    private QuotaProblems() {}

    static ProblemException ownerStoresTooMuch(StoredBytes stored, DataSize limit) {
        return ProblemException.of(HttpStatus.FORBIDDEN, "storage_quota_exceeded",
                "The setting %s allows an owner %s, and with this you would store more: %s. Delete data sets, models or jobs that you do not need, then try again."
                        .formatted(QuotaSettings.STORED_BYTES, size(limit.toBytes()), stored.inWords()));
    }

    static ProblemException allStoreTooMuch(DataSize limit) {
        return ProblemException.later(HttpStatus.INSUFFICIENT_STORAGE, "storage_limit_exceeded",
                "The setting %s allows all owners together %s, and with this they would store more. Delete data sets, models or jobs that are not needed, or raise the setting; then try again."
                        .formatted(StorageSettings.MAX_BYTES, size(limit.toBytes())),
                A_WHILE);
    }

    static ProblemException tooManyJobs(int limit) {
        return ProblemException.tooMany("job_quota_exceeded",
                "The setting %s allows an owner %d unfinished job%s. Wait until one has ended, or cancel one."
                        .formatted(QuotaSettings.UNFINISHED_JOBS, limit, limit == 1 ? "" : "s"),
                UNTIL_THERE_IS_ROOM);
    }

    static ProblemException trainedTooLong(Duration limit, TrainingWindow window, Instant now) {
        return ProblemException.tooMany("training_time_quota_exceeded",
                "The setting %s allows the jobs of an owner to train %d seconds in any %d seconds, and they have trained %d. Wait as long as Retry-After says."
                        .formatted(QuotaSettings.TRAINING_TIME, limit.toSeconds(), window.length().toSeconds(),
                                window.used(now).toSeconds()),
                window.untilBelow(limit, now));
    }

    /** A number of bytes as people write it. */
    static String size(long bytes) {
        return bytes < MEGABYTE
                ? bytes + " bytes"
                : Messages.plain(Math.round(bytes / MEGABYTE * 10) / 10.0) + " MB";
    }
}
