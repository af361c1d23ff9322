package io.mlpservice.dataset;

import io.mlpservice.platform.label.Label;
import io.mlpservice.platform.paging.Conditions;
import io.mlpservice.platform.paging.Filter;
import io.mlpservice.platform.paging.SortKey;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.persistence.criteria.CriteriaBuilder;
import jakarta.persistence.criteria.Root;
import org.jspecify.annotations.Nullable;

/** Which data sets to list; null means all. */
record DatasetFilter(@Nullable String name, @Nullable Label label) implements Filter<DatasetEntity> {
    private static final SortKey<DatasetEntity, DatasetSummary, String> BY_NAME = SortKey.ofText("name",
            row -> row.get("name"), DatasetSummary::name);

    /** What data sets can be sorted by. */
    @Schema(name = "DatasetSort")
    enum Sort {
        CREATED_AT,
        NAME
    }

    @Override
    public void addTo(Conditions conditions, Root<DatasetEntity> row, CriteriaBuilder is) {
        conditions.equal("name", name);
        if (label != null) {
            label.addTo(conditions, row, is);
        }
    }

    static @Nullable SortKey<DatasetEntity, DatasetSummary, ?> key(Sort sort) {
        return sort == Sort.NAME ? BY_NAME : null;
    }
}
