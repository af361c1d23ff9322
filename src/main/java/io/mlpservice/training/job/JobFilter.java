package io.mlpservice.training.job;

import io.mlpservice.platform.Cursor;
import jakarta.persistence.criteria.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.data.jpa.domain.Specification;

import java.util.ArrayList;
import java.util.UUID;

/** Which jobs to list; null means all. */
public record JobFilter(@Nullable JobState state, @Nullable UUID datasetId) {
    /** The matching jobs after a position in the list. */
    Specification<JobEntity> after(Cursor start) {
        return (job, query, is) -> {
            var wanted = new ArrayList<Predicate>();
            wanted.add(is.or(is.lessThan(job.get("createdAt"), start.createdAt()),
                    is.and(is.equal(job.get("createdAt"), start.createdAt()), is.lessThan(job.get("id"), start.id()))));
            if (state != null) {
                wanted.add(is.equal(job.get("state"), state));
            }
            if (datasetId != null) {
                wanted.add(is.equal(job.get("datasetId"), datasetId));
            }
            return is.and(wanted);
        };
    }
}
