package io.mlpservice.model.storage;

import io.mlpservice.engine.encoding.Task;
import io.mlpservice.platform.label.Label;
import io.mlpservice.platform.paging.Conditions;
import io.mlpservice.platform.paging.Filter;
import io.mlpservice.platform.paging.ListQuery;
import io.mlpservice.platform.paging.SortKey;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.persistence.criteria.CriteriaBuilder;
import jakarta.persistence.criteria.Root;
import jakarta.persistence.criteria.Selection;
import org.jspecify.annotations.Nullable;

import java.util.UUID;
import java.util.stream.Stream;

/** Which models to list; null means all. */
public record ModelFilter(@Nullable String name, @Nullable Task task, @Nullable UUID datasetId,
        @Nullable Label label, ScoreQuery score)
        implements
            Filter<ModelEntity> {
    private static final SortKey<ModelEntity, ModelSummary, String> BY_NAME = SortKey.ofText("name",
            row -> row.get("name"), ModelSummary::name);

    /** What models can be sorted by. */
    @Schema(name = "ModelSort")
    public enum Sort {
        CREATED_AT,
        NAME,
        SCORE
    }

    @Override
    public void addTo(Conditions conditions, Root<ModelEntity> row, CriteriaBuilder is) {
        conditions.equal("name", name).equal("task", task).equal("datasetId", datasetId);
        if (label != null) {
            label.addTo(conditions, row, is);
        }
        score.addTo(conditions, row, is);
    }

    /** The models in an order. */
    ListQuery<ModelEntity, ModelSummary> sorted(Sort sort) {
        return new ListQuery<>(ModelEntity.class, ModelSummary.class,
                (row, is) -> is.construct(ModelSummary.class, columns(row)), this, switch (sort) {
                    case CREATED_AT -> null;
                    case NAME -> BY_NAME;
                    case SCORE -> score.sort();
                });
    }

    private Selection<?>[] columns(Root<ModelEntity> row) {
        return Stream.concat(ModelSummary.COLUMNS.stream().map(row::get), score.columns(row).stream())
                .toArray(Selection[]::new);
    }
}
