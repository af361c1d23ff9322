package io.mlpservice.scoring;

import io.mlpservice.platform.job.BackgroundJobRepository;
import io.mlpservice.platform.job.JobState;

import java.util.Collection;
import java.util.UUID;

interface PredictionJobRepository extends BackgroundJobRepository<PredictionJobEntity> {
    boolean existsByDatasetIdAndStateIn(UUID datasetId, Collection<JobState> states);

    boolean existsByModelIdAndStateIn(UUID modelId, Collection<JobState> states);
}
