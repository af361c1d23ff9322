package io.mlpservice.metric;

import io.mlpservice.engine.metric.ClassMetrics;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

@Schema(description = "How well a class is recognized.")
public record ClassScore(@Schema(example = "setosa") String label,
        @Schema(description = "The share of rows predicted as the class that have it; null if there are none.", example = "0.9") @Nullable Double precision,
        @Schema(description = "The share of rows of the class that are predicted as such; null if there are none.", example = "1.0") @Nullable Double recall,
        @Schema(description = "2 · precision · recall / (precision + recall); null if the class neither occurs nor is predicted.", example = "0.95") @Nullable Double f1,
        @Schema(description = "The number of rows of the class.", example = "10") int support,
        @Schema(description = "The number of rows predicted as the class; null for models of earlier versions.", example = "10") @Nullable Integer predicted,
        @Schema(description = "Area under the ROC curve of the class against the rest; null if no row has the class, or all have it.", example = "0.99") @Nullable Double rocAuc,
        @Schema(description = "Average precision of the class against the rest; null if no row has it.", example = "0.98") @Nullable Double averagePrecision) {

    static ClassScore of(ClassMetrics metrics) {
        return new ClassScore(metrics.label(), Numbers.finite(metrics.precision()), Numbers.finite(metrics.recall()),
                Numbers.finite(metrics.f1()), metrics.support(), metrics.predicted(),
                Numbers.finite(metrics.ranking().rocAuc()),
                Numbers.finite(metrics.ranking().averagePrecision()));
    }
}
