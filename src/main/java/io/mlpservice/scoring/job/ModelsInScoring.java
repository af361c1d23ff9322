package io.mlpservice.scoring.job;

import io.mlpservice.model.ModelUsage;
import io.mlpservice.platform.job.JobState;
import org.springframework.stereotype.Component;

import java.util.UUID;

/** Keeps models from being deleted while a job needs them. */
@Component
class ModelsInScoring implements ModelUsage {
    private final PredictionJobRepository jobs;

    ModelsInScoring(PredictionJobRepository jobs) {
        this.jobs = jobs;
    }

    @Override
    public boolean isInUse(UUID modelId) {
        return jobs.existsByModelIdAndStateIn(modelId, JobState.UNFINISHED);
    }
}
