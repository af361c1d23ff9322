package io.mlpservice.platform.job;

import io.mlpservice.platform.owner.CurrentOwner;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.data.domain.Limit;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

import java.time.Duration;
import java.time.Instant;

/** Deletes jobs that ended long ago, of all owners. Several processes may do so at the same time. */
public final class Retention {
    private static final Logger LOG = LoggerFactory.getLogger(Retention.class);
    /** A job may have many epochs or a large result, so that a transaction deletes few. */
    private static final Limit AT_ONCE = Limit.of(20);

    private final String kind;
    private final BackgroundJobRepository<?> jobs;
    private final @Nullable Duration retention;
    private final TransactionTemplate transaction;

    /**
     * The retention of a kind of jobs.
     *
     * @param kind its name in the log
     * @param retention how long a job is kept after its end; null for ever
     */
    public Retention(String kind, BackgroundJobRepository<?> jobs, @Nullable Duration retention,
            PlatformTransactionManager transactions) {
        this.kind = kind;
        this.jobs = jobs;
        this.retention = retention;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** Deletes all jobs whose time is over. */
    public void deleteOldOnes() {
        if (retention == null) {
            return;
        }
        var oldest = Instant.now().minus(retention);
        var deleted = 0;
        for (var count = delete(oldest); count > 0; count = delete(oldest)) {
            deleted += count;
        }
        if (deleted > 0) {
            LOG.info("{} {} that ended before {} are deleted.", deleted, kind, oldest);
        }
    }

    private int delete(Instant oldest) {
        return CurrentOwner.<Integer, RuntimeException>callAsService(() -> transaction.execute(_ -> {
            var ids = jobs.findEndedBefore(oldest, AT_ONCE);
            return ids.isEmpty() ? 0 : jobs.deleteAll(ids);
        }));
    }
}
