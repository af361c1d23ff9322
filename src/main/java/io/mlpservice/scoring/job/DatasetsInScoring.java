package io.mlpservice.scoring.job;

import io.mlpservice.dataset.DatasetUsage;
import io.mlpservice.platform.job.JobState;
import org.springframework.stereotype.Component;

import java.util.UUID;

/** Keeps data sets from being deleted while a job needs them. */
@Component
class DatasetsInScoring implements DatasetUsage {
    private final PredictionJobRepository jobs;

    DatasetsInScoring(PredictionJobRepository jobs) {
        this.jobs = jobs;
    }

    @Override
    public boolean isInUse(UUID datasetId) {
        return jobs.existsByDatasetIdAndStateIn(datasetId, JobState.UNFINISHED);
    }
}
