package io.mlpservice.platform.job;

import jakarta.persistence.LockModeType;
import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.NoRepositoryBean;
import org.springframework.data.repository.Repository;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * The rows of one kind of jobs, those of the current owner. The queue is one for all owners, so what asks for it is SQL,
 * which sees them all.
 */
@NoRepositoryBean
public interface BackgroundJobRepository<J extends BackgroundJob> extends Repository<J, UUID> {
    Optional<J> findById(UUID id);

    boolean existsById(UUID id);

    /** How many jobs of all owners wait for a slot. */
    long countQueued();

    /** How many jobs of the current owner wait for a slot. */
    @Query("select count(j) from #{#entityName} j where j.state = QUEUED")
    long countQueuedOfOwner();

    void delete(J job);

    /** Some jobs that ended before a time. */
    @Query("select j.id from #{#entityName} j where j.finishedAt < :time")
    List<UUID> findEndedBefore(Instant time, Limit limit);

    /** Deletes jobs with all that belongs to them; how many there were. */
    @Modifying
    @Query("delete from #{#entityName} j where j.id in :ids")
    int deleteAll(Collection<UUID> ids);

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

    /**
     * The queue positions of some jobs, those that are queued, among the jobs of all owners. Higher priority starts
     * first, then the older job.
     */
    List<QueuePlace> queuePlaces(Collection<UUID> ids);

    /** The name of the owner of a job. */
    @Query("select j.owner from #{#entityName} j where j.id = :id")
    Optional<String> findOwner(UUID id);

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
