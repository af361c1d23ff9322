package io.mlpservice.training.job;

import io.mlpservice.dataset.DatasetUsage;
import io.mlpservice.platform.job.JobState;
import org.springframework.stereotype.Component;

import java.util.UUID;

/** Keeps data sets from being deleted while a job needs them. */
@Component
class DatasetsInTraining implements DatasetUsage {
    private final JobRepository jobs;

    DatasetsInTraining(JobRepository jobs) {
        this.jobs = jobs;
    }

    @Override
    public boolean isInUse(UUID datasetId) {
        return jobs.existsByDatasetIdAndStateIn(datasetId, JobState.UNFINISHED);
    }
}
