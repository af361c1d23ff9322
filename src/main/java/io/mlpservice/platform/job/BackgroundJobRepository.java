package io.mlpservice.platform.job;

import jakarta.persistence.LockModeType;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.NoRepositoryBean;
import org.springframework.data.repository.Repository;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** The rows of one kind of jobs. */
@NoRepositoryBean
public interface BackgroundJobRepository<J extends BackgroundJob> extends Repository<J, UUID> {
    Optional<J> findById(UUID id);

    boolean existsById(UUID id);

    long countByState(JobState state);

    void delete(J job);

    /** The job, locked until the transaction ends. */
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select j from #{#entityName} j where j.id = :id")
    Optional<J> lock(UUID id);

    /**
     * The job for the process that works on it, locked until the transaction ends.
     *
     * @throws JobTakenOverException if the attempt is not the newest
     */
    default J lock(UUID id, int attempt) {
        return lock(id).filter(job -> job.attempt() == attempt)
                .orElseThrow(() -> new JobTakenOverException(id, attempt));
    }

    /** The job's state, if the attempt is the newest. */
    @Query("select j.state from #{#entityName} j where j.id = :id and j.attempt = :attempt")
    Optional<JobState> findState(UUID id, int attempt);

    /**
     * The job's state.
     *
     * @throws JobTakenOverException if the attempt is not the newest
     */
    default JobState state(UUID id, int attempt) {
        return findState(id, attempt).orElseThrow(() -> new JobTakenOverException(id, attempt));
    }

    /** The queue positions of some jobs, those that are queued. Higher priority starts first, then the older job. */
    @Query("""
            select new io.mlpservice.platform.job.QueuePlace(j.id, (select count(k) from #{#entityName} k
            where k.state = QUEUED
            and (k.priority > j.priority or k.priority = j.priority and k.createdAt < j.createdAt)))
            from #{#entityName} j where j.state = QUEUED and j.id in :ids""")
    List<QueuePlace> queuePlaces(Collection<UUID> ids);

    /** How many jobs are ahead of each of some queued jobs. */
    default Map<UUID, Integer> jobsAhead(Collection<UUID> queued) {
        return queued.isEmpty() ? Map.of() : QueuePlace.byJob(queuePlaces(queued));
    }

    /** Runs one of two actions on a job's place in the queue while its row is locked, in the transaction around. */
    default void settle(UUID id, Runnable ifToBeStarted, Runnable otherwise) {
        if (lock(id).filter(job -> JobState.TO_BE_STARTED.contains(job.state())).isPresent()) {
            ifToBeStarted.run();
        } else {
            otherwise.run();
        }
    }
}
