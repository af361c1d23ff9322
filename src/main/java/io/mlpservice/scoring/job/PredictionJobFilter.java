package io.mlpservice.scoring.job;

import io.mlpservice.platform.job.JobState;
import io.mlpservice.platform.label.Label;
import io.mlpservice.platform.paging.Conditions;
import io.mlpservice.platform.paging.Filter;
import jakarta.persistence.criteria.CriteriaBuilder;
import jakarta.persistence.criteria.Root;
import org.jspecify.annotations.Nullable;

import java.util.UUID;

/** Which jobs to list; null means all. */
public record PredictionJobFilter(@Nullable JobState state, @Nullable UUID datasetId, @Nullable UUID modelId,
        @Nullable String modelName, @Nullable Label label) implements Filter<PredictionJobEntity> {

    @Override
    public void addTo(Conditions conditions, Root<PredictionJobEntity> row, CriteriaBuilder is) {
        conditions.equal("state", state).equal("datasetId", datasetId).equal("modelId", modelId).equal("modelName",
                modelName);
        if (label != null) {
            label.addTo(conditions, row, is);
        }
    }
}
