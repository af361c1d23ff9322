package io.mlpservice.scoring.job;

import io.mlpservice.platform.job.BackgroundJobRepository;
import io.mlpservice.platform.job.JobState;
import io.mlpservice.platform.job.QueuePlace;
import org.springframework.data.jpa.repository.NativeQuery;

import java.util.Collection;
import java.util.List;
import java.util.UUID;

interface PredictionJobRepository extends BackgroundJobRepository<PredictionJobEntity> {
    @Override
    @NativeQuery("select count(*) from prediction_job where state = 'QUEUED'")
    long countQueued();

    @Override
    @NativeQuery("""
            select cast(j.id as varchar(36)) as job, (select count(*) from prediction_job k where k.state = 'QUEUED'
            and (k.priority > j.priority or k.priority = j.priority and k.created_at < j.created_at)) as before
            from prediction_job j where j.state = 'QUEUED' and j.id in :ids""")
    List<QueuePlace> queuePlaces(Collection<UUID> ids);

    boolean existsByDatasetIdAndStateIn(UUID datasetId, Collection<JobState> states);

    boolean existsByModelIdAndStateIn(UUID modelId, Collection<JobState> states);
}
