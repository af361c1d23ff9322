package io.mlpservice.training.job;

import io.mlpservice.platform.paging.Cursor;
import jakarta.persistence.EntityManager;
import jakarta.persistence.criteria.Selection;
import org.springframework.stereotype.Component;

import java.util.List;
import java.util.stream.Stream;

/** Reads jobs for lists, without the columns that may be large: configuration, schema and metrics. */
@Component
class JobSummaries {
    private static final List<String> COLUMNS = List.of("id", "state", "phase", "stopReason", "progress", "modelName",
            "task", "datasetId", "modelId", "error", "warnings", "timings", "createdAt", "startedAt", "finishedAt",
            "attempt");

    private final EntityManager entities;

    JobSummaries(EntityManager entities) {
        this.entities = entities;
    }

    /** The first matching jobs after a position in the list, newest first. */
    List<JobSummary> find(JobFilter filter, Cursor start, int limit) {
        var criteria = entities.getCriteriaBuilder();
        var query = criteria.createQuery(JobSummary.class);
        var job = query.from(JobEntity.class);
        Stream<Selection<?>> columns = COLUMNS.stream().map(job::get);
        query.select(criteria.construct(JobSummary.class, columns.toArray(Selection[]::new)))
                .where(filter.after(start, job, criteria))
                .orderBy(criteria.desc(job.get("createdAt")), criteria.desc(job.get("id")));
        return entities.createQuery(query).setMaxResults(limit).getResultList();
    }
}
