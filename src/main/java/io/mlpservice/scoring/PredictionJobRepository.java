package io.mlpservice.scoring;

import io.mlpservice.platform.job.JobState;
import io.mlpservice.platform.job.QueuePlace;
import jakarta.persistence.LockModeType;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

interface PredictionJobRepository extends Repository<PredictionJobEntity, UUID> {
    Optional<PredictionJobEntity> findById(UUID id);

    /** The job, locked until the transaction ends. */
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select j from PredictionJobEntity j where j.id = :id")
    Optional<PredictionJobEntity> lock(UUID id);

    /** The job's state, if the attempt is the newest. */
    @Query("select j.state from PredictionJobEntity j where j.id = :id and j.attempt = :attempt")
    Optional<JobState> state(UUID id, int attempt);

    /** The queue positions of some jobs, those that are queued. Higher priority starts first, then the older job. */
    @Query("""
            select new io.mlpservice.platform.job.QueuePlace(j.id, (select count(k) from PredictionJobEntity k
            where k.state = QUEUED
            and (k.priority > j.priority or k.priority = j.priority and k.createdAt < j.createdAt)))
            from PredictionJobEntity j where j.state = QUEUED and j.id in :ids""")
    List<QueuePlace> queuePlaces(Collection<UUID> ids);

    long countByState(JobState state);

    boolean existsByDatasetIdAndStateIn(UUID datasetId, Collection<JobState> states);

    boolean existsByModelIdAndStateIn(UUID modelId, Collection<JobState> states);

    void delete(PredictionJobEntity job);
}
