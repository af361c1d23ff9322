package io.mlpservice.training.job;

import io.mlpservice.engine.encoding.Task;
import io.mlpservice.platform.job.JobState;
import io.mlpservice.platform.label.Label;
import io.mlpservice.platform.paging.Conditions;
import io.mlpservice.platform.paging.Filter;
import jakarta.persistence.criteria.CriteriaBuilder;
import jakarta.persistence.criteria.Root;
import org.jspecify.annotations.Nullable;

import java.util.UUID;

/** Which jobs to list; null means all. */
public record JobFilter(@Nullable JobState state, @Nullable UUID datasetId, @Nullable String modelName,
        @Nullable Task task, @Nullable Label label) implements Filter<JobEntity> {
    /** All jobs. */
    public static final JobFilter ALL = new JobFilter(null, null, null, null, null);

    /** Those in a state. */
    public JobFilter in(JobState wanted) {
        return new JobFilter(wanted, datasetId, modelName, task, label);
    }

    /** Those on a data set. */
    public JobFilter on(UUID dataset) {
        return new JobFilter(state, dataset, modelName, task, label);
    }

    @Override
    public void addTo(Conditions conditions, Root<JobEntity> row, CriteriaBuilder is) {
        conditions.equal("state", state).equal("datasetId", datasetId).equal("modelName", modelName).equal("task",
                task);
        if (label != null) {
            label.addTo(conditions, row, is);
        }
    }
}
