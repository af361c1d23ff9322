package io.mlpservice.platform.job;

import io.mlpservice.platform.paging.Conditions;
import io.mlpservice.platform.paging.Filter;
import io.mlpservice.platform.paging.SortKey;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.persistence.criteria.CriteriaBuilder;
import jakarta.persistence.criteria.Root;
import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.Objects;
import java.util.function.Function;

/** What lists of jobs can be sorted by. */
@Schema(name = "JobSort")
public enum JobSort {
    /** When they were submitted. */
    CREATED_AT,
    /** When they ended; jobs that have not are left out. */
    FINISHED_AT,
    /** The name of their model. */
    MODEL_NAME;

    /**
     * The sort of a list.
     *
     * @param finishedAt of an item
     * @param modelName of an item
     */
    public <E extends BackgroundJob, R> @Nullable SortKey<E, R, ?> key(Function<R, @Nullable Instant> finishedAt,
            Function<R, @Nullable String> modelName) {
        return switch (this) {
            case CREATED_AT -> null;
            case FINISHED_AT -> SortKey.ofTime("finished_at", row -> row.get("finishedAt"),
                    item -> Objects.requireNonNull(finishedAt.apply(item)));
            case MODEL_NAME -> SortKey.ofText("model_name", row -> row.get("modelName"),
                    item -> Objects.requireNonNull(modelName.apply(item)));
        };
    }

    /** The filter, without the jobs that cannot be sorted so. */
    public <E extends BackgroundJob> Filter<E> within(Filter<E> filter) {
        return new Sortable<>(filter, this);
    }

    private record Sortable<E extends BackgroundJob>(Filter<E> filter, JobSort sort) implements Filter<E> {
        @Override
        public void addTo(Conditions conditions, Root<E> row, CriteriaBuilder is) {
            filter.addTo(conditions, row, is);
            switch (sort) {
                case CREATED_AT -> {
                    // All have it.
                }
                case FINISHED_AT -> conditions.add(is.isNotNull(row.get("finishedAt")));
                case MODEL_NAME -> conditions.add(is.isNotNull(row.get("modelName")));
            }
        }
    }
}
