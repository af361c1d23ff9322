package io.mlpservice.training.job;

import io.mlpservice.platform.job.JobState;
import io.mlpservice.platform.owner.CurrentOwner;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;

/** The number of jobs of all owners in each state, queried at most once every two seconds. */
@Component
public class JobCounts {
    private static final Duration REMEMBERED = Duration.ofSeconds(2);

    private final JobRepository jobs;
    private Map<JobState, Long> counts = Map.of();
    private boolean isKnown;
    private long countedAt = System.nanoTime() - REMEMBERED.toNanos();

    JobCounts(JobRepository jobs) {
        this.jobs = jobs;
    }

    /** NaN while the database does not answer. */
    public synchronized double of(JobState state) {
        if (System.nanoTime() - countedAt >= REMEMBERED.toNanos()) {
            count();
            countedAt = System.nanoTime();
        }
        return isKnown ? counts.getOrDefault(state, 0L) : Double.NaN;
    }

    private void count() {
        try {
            counts = CurrentOwner.callAsService(jobs::countByState).stream()
                    .collect(Collectors.toMap(JobRepository.StateCount::state, JobRepository.StateCount::count));
            isKnown = true;
        } catch (DataAccessException | TransactionException noAnswer) {
            isKnown = false;
        }
    }
}
