package io.mlpservice.model.storage;

import io.mlpservice.metric.ModelMetrics;
import io.mlpservice.metric.ScoreMetric;
import io.mlpservice.metric.SplitPart;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;

import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;

/**
 * A metric of a model, for lists.
 *
 * @param part the rows on which it was measured
 * @param score its value, finite
 */
@Embeddable
record StoredScore(@Enumerated(EnumType.STRING) @Column(length = 20) SplitPart part, double score) {

    /** Every metric that is defined for the fairest rows that a model was measured on. */
    static Map<ScoreMetric, StoredScore> of(ModelMetrics metrics) {
        var scores = new EnumMap<ScoreMetric, StoredScore>(ScoreMetric.class);
        metrics.measured().stream().findFirst().ifPresent(part -> {
            for (var metric : ScoreMetric.values()) {
                var score = metric.of(Objects.requireNonNull(metrics.of(part)).scores());
                if (score != null && Double.isFinite(score)) {
                    scores.put(metric, new StoredScore(part, score));
                }
            }
        });
        return scores;
    }
}
