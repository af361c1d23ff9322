package io.mlpservice.training.job;

import jakarta.persistence.LockModeType;
import org.springframework.data.jpa.repository.JpaSpecificationExecutor;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

interface JobRepository extends Repository<JobEntity, UUID>, JpaSpecificationExecutor<JobEntity> {
    Optional<JobEntity> findById(UUID id);

    /** The job; nobody else changes it until the transaction ends. */
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select j from JobEntity j where j.id = :id")
    Optional<JobEntity> lock(UUID id);

    /**
     * Writes how far the job is, if it runs and no other process started it since; how many jobs that are, 1 or 0.
     *
     * @param recorded the last epoch that is recorded with it, 0 for none
     */
    @Modifying
    @Query("""
            update JobEntity j set j.phase = :phase, j.progress = :progress, j.timings = :timings,
                j.epochsRecorded = greatest(j.epochsRecorded, :recorded)
            where j.id = :id and j.attempt = :attempt and j.state in (RUNNING, PAUSING, CANCELLING)""")
    int report(UUID id, int attempt, JobPhase phase, JobProgress progress, JobTimings timings, int recorded);

    /** Forgets the processes that died of the job: it has come further since. */
    @Modifying
    @Query("update JobEntity j set j.deaths = 0 where j.id = :id")
    void forgetDeaths(UUID id);

    /** The job's state, if no other process started it since. */
    @Query("select j.state from JobEntity j where j.id = :id and j.attempt = :attempt")
    Optional<JobState> state(UUID id, int attempt);

    /** Where those of some jobs that are queued stand: the most urgent starts first, of those the oldest. */
    @Query("""
            select new io.mlpservice.training.job.QueuePlace(j.id, (select count(k) from JobEntity k where k.state = QUEUED
            and (k.priority > j.priority or k.priority = j.priority and k.createdAt < j.createdAt)))
            from JobEntity j where j.state = QUEUED and j.id in :ids""")
    List<QueuePlace> queuePlaces(Collection<UUID> ids);

    long countByState(JobState state);

    /** The states that jobs are in, each with the number of its jobs. */
    @Query("select new io.mlpservice.training.job.JobRepository$StateCount(j.state, count(j)) from JobEntity j group by j.state")
    List<StateCount> countByState();

    /** How many jobs are in a state. */
    record StateCount(JobState state, long count) {}

    boolean existsById(UUID id);

    boolean existsByDatasetIdAndStateIn(UUID datasetId, Collection<JobState> states);

    boolean existsByFromModelIdAndStateIn(UUID modelId, Collection<JobState> states);

    void delete(JobEntity job);
}
