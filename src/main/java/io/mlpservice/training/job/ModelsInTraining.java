package io.mlpservice.training.job;

import io.mlpservice.model.ModelUsage;
import io.mlpservice.platform.job.JobState;
import org.springframework.stereotype.Component;

import java.util.UUID;

/** Keeps models from being deleted while a job starts from them. */
@Component
class ModelsInTraining implements ModelUsage {
    private final JobRepository jobs;

    ModelsInTraining(JobRepository jobs) {
        this.jobs = jobs;
    }

    @Override
    public boolean isInUse(UUID modelId) {
        return jobs.existsByFromModelIdAndStateIn(modelId, JobState.UNFINISHED);
    }
}
