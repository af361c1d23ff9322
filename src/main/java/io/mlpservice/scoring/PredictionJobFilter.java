package io.mlpservice.scoring;

import io.mlpservice.platform.job.JobState;
import io.mlpservice.platform.paging.Cursor;
import jakarta.persistence.criteria.CriteriaBuilder;
import jakarta.persistence.criteria.Predicate;
import jakarta.persistence.criteria.Root;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.UUID;

/** Which jobs to list; null means all. */
record PredictionJobFilter(@Nullable JobState state, @Nullable UUID datasetId, @Nullable UUID modelId) {
    /** The condition for the matching jobs after a position in the list. */
    Predicate after(Cursor start, Root<PredictionJobEntity> job, CriteriaBuilder is) {
        var wanted = new ArrayList<Predicate>();
        wanted.add(start.isBefore(job, is));
        if (state != null) {
            wanted.add(is.equal(job.get("state"), state));
        }
        if (datasetId != null) {
            wanted.add(is.equal(job.get("datasetId"), datasetId));
        }
        if (modelId != null) {
            wanted.add(is.equal(job.get("modelId"), modelId));
        }
        return is.and(wanted.toArray(Predicate[]::new));
    }
}
