package io.mlpservice.model.storage;

import io.mlpservice.metric.ScoreMetric;
import io.mlpservice.platform.paging.Conditions;
import io.mlpservice.platform.paging.SortKey;
import io.mlpservice.platform.problem.FieldError;
import io.mlpservice.platform.problem.ProblemException;
import io.swagger.v3.oas.annotations.Parameter;
import jakarta.persistence.criteria.CriteriaBuilder;
import jakarta.persistence.criteria.Expression;
import jakarta.persistence.criteria.MapJoin;
import jakarta.persistence.criteria.Root;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.BindParam;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** Which models to list by how good they are; null means all. */
public record ScoreQuery(
        @Parameter(description = "Only models with this metric, which they then show as `score`.") @Nullable ScoreMetric metric,
        @BindParam("min_score") @Parameter(name = "min_score", description = "Only models whose metric is at least this.") @Nullable Double minScore,
        @BindParam("max_score") @Parameter(name = "max_score", description = "Only models whose metric is at most this.") @Nullable Double maxScore) {

    /**
     * Checks the numbers, and that there is a metric if one is needed.
     *
     * @param sorts whether the list is sorted by the metric
     * @throws ProblemException with everything that is wrong
     */
    public void check(boolean sorts) {
        var errors = new ArrayList<FieldError>();
        if (metric == null && (sorts || minScore != null || maxScore != null)) {
            errors.add(FieldError.parameter("metric", "required",
                    "Say which metric the score is, as in metric=accuracy."));
        }
        Stream.of("min_score", "max_score").filter(name -> !isFinite(name.equals("min_score") ? minScore : maxScore))
                .forEach(name -> errors
                        .add(FieldError.parameter(name, "invalid_value", "%s must be a number.".formatted(name))));
        if (!errors.isEmpty()) {
            throw ProblemException.invalid(errors);
        }
    }

    private static boolean isFinite(@Nullable Double number) {
        return number == null || Double.isFinite(number);
    }

    void addTo(Conditions conditions, Root<ModelEntity> row, CriteriaBuilder is) {
        if (metric != null) {
            conditions.add(is.equal(score(row).key(), metric));
            if (minScore != null) {
                conditions.add(is.greaterThanOrEqualTo(value(row), minScore));
            }
            if (maxScore != null) {
                conditions.add(is.lessThanOrEqualTo(value(row), maxScore));
            }
        }
    }

    /** Sorts by the metric, the best models first by default. */
    SortKey<ModelEntity, ModelSummary, Double> sort() {
        return SortKey.ofNumber("score", ScoreQuery::value, model -> Objects.requireNonNull(model.score()).value(),
                Objects.requireNonNull(metric).higherIsBetter());
    }

    /** What is read of the metric; nothing without one. */
    List<Expression<?>> columns(Root<ModelEntity> row) {
        return metric == null
                ? List.of()
                : List.of(score(row).key(), value(row), score(row).value().get("part"));
    }

    private static Expression<Double> value(Root<ModelEntity> row) {
        return score(row).value().get("score");
    }

    /** One join for all parts of a query. */
    @SuppressWarnings("unchecked")
    private static MapJoin<ModelEntity, ScoreMetric, StoredScore> score(Root<ModelEntity> row) {
        return row.getJoins().isEmpty()
                ? row.joinMap("scores")
                : (MapJoin<ModelEntity, ScoreMetric, StoredScore>) row.getJoins().iterator().next();
    }
}
