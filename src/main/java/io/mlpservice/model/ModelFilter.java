package io.mlpservice.model;

import io.mlpservice.engine.encoding.Task;
import io.mlpservice.platform.label.Label;
import io.mlpservice.platform.paging.Conditions;
import io.mlpservice.platform.paging.Filter;
import io.mlpservice.platform.paging.SortKey;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.persistence.criteria.CriteriaBuilder;
import jakarta.persistence.criteria.Root;
import org.jspecify.annotations.Nullable;

import java.util.UUID;
import java.util.function.Function;

/** Which models to list; null means all. */
record ModelFilter(@Nullable String name, @Nullable Task task, @Nullable UUID datasetId,
        @Nullable Label label)
        implements
            Filter<ModelEntity> {
    private static final SortKey<ModelEntity, ModelSummary, String> BY_NAME = new SortKey<>("name",
            row -> row.get("name"), ModelSummary::name, Function.identity(), false);

    /** What models can be sorted by. */
    @Schema(name = "ModelSort")
    enum Sort {
        CREATED_AT,
        NAME
    }

    @Override
    public void addTo(Conditions conditions, Root<ModelEntity> row, CriteriaBuilder is) {
        conditions.equal("name", name).equal("task", task).equal("datasetId", datasetId);
        if (label != null) {
            label.addTo(conditions, row, is);
        }
    }

    static @Nullable SortKey<ModelEntity, ModelSummary, ?> key(Sort sort) {
        return sort == Sort.NAME ? BY_NAME : null;
    }
}
