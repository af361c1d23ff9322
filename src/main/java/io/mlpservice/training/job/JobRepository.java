package io.mlpservice.training.job;

import io.mlpservice.platform.job.JobState;
import io.mlpservice.platform.job.QueuePlace;
import jakarta.persistence.LockModeType;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

interface JobRepository extends Repository<JobEntity, UUID> {
    Optional<JobEntity> findById(UUID id);

    /** The job, locked until the transaction ends. */
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select j from JobEntity j where j.id = :id")
    Optional<JobEntity> lock(UUID id);

    /**
     * Writes a job's progress if it is running this attempt. Returns the number of updated rows, 0 or 1.
     *
     * @param recorded the last epoch that is recorded with it, 0 for none
     */
    @Modifying
    @Query("""
            update JobEntity j set j.phase = :phase, j.progress = :progress, j.timings = :timings,
                j.epochsRecorded = greatest(j.epochsRecorded, :recorded)
            where j.id = :id and j.attempt = :attempt and j.state in (RUNNING, PAUSING, CANCELLING)""")
    int report(UUID id, int attempt, JobPhase phase, JobProgress progress, JobTimings timings, int recorded);

    /** Resets the count of dead processes: the job has advanced since. */
    @Modifying
    @Query("update JobEntity j set j.deaths = 0 where j.id = :id")
    void forgetDeaths(UUID id);

    /** The job's state, if the attempt is the newest. */
    @Query("select j.state from JobEntity j where j.id = :id and j.attempt = :attempt")
    Optional<JobState> state(UUID id, int attempt);

    /** The queue positions of some jobs, those that are queued. Higher priority starts first, then the older job. */
    @Query("""
            select new io.mlpservice.platform.job.QueuePlace(j.id, (select count(k) from JobEntity k where k.state = QUEUED
            and (k.priority > j.priority or k.priority = j.priority and k.createdAt < j.createdAt)))
            from JobEntity j where j.state = QUEUED and j.id in :ids""")
    List<QueuePlace> queuePlaces(Collection<UUID> ids);

    long countByState(JobState state);

    /** The number of jobs in each state that occurs. */
    @Query("select new io.mlpservice.training.job.JobRepository$StateCount(j.state, count(j)) from JobEntity j group by j.state")
    List<StateCount> countByState();

    /** The number of jobs in a state. */
    record StateCount(JobState state, long count) {}

    boolean existsById(UUID id);

    boolean existsByDatasetIdAndStateIn(UUID datasetId, Collection<JobState> states);

    boolean existsByFromModelIdAndStateIn(UUID modelId, Collection<JobState> states);

    void delete(JobEntity job);
}
