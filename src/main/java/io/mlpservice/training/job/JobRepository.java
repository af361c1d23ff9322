package io.mlpservice.training.job;

import io.mlpservice.platform.job.BackgroundJobRepository;
import io.mlpservice.platform.job.JobState;
import io.mlpservice.platform.job.QueuePlace;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.NativeQuery;
import org.springframework.data.jpa.repository.Query;

import java.util.Collection;
import java.util.List;
import java.util.UUID;

interface JobRepository extends BackgroundJobRepository<JobEntity> {
    @Override
    @NativeQuery("select count(*) from training_job where state = 'QUEUED'")
    long countQueued();

    @Override
    @NativeQuery("""
            select cast(j.id as varchar(36)) as job, (select count(*) from training_job k where k.state = 'QUEUED'
            and (k.priority > j.priority or k.priority = j.priority and k.created_at < j.created_at)) as before
            from training_job j where j.state = 'QUEUED' and j.id in :ids""")
    List<QueuePlace> queuePlaces(Collection<UUID> ids);

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

    /** The number of jobs in each state that occurs. */
    @Query("select new io.mlpservice.training.job.JobRepository$StateCount(j.state, count(j)) from JobEntity j group by j.state")
    List<StateCount> countByState();

    /** The number of jobs in a state. */
    record StateCount(JobState state, long count) {}

    boolean existsByDatasetIdAndStateIn(UUID datasetId, Collection<JobState> states);

    boolean existsByFromModelIdAndStateIn(UUID modelId, Collection<JobState> states);
}
