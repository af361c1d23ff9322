package io.mlpservice.metric;

import io.mlpservice.engine.metric.ClassMetrics;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import java.util.List;

@Schema(description = "The ROC curve and the precision-recall curve of a class against the rest.")
public record ClassCurves(@Schema(example = "setosa") String label,
        @Schema(description = "Area under the ROC curve; null if no row has the class, or all have it.", example = "0.99") @Nullable Double rocAuc,
        @Schema(description = "Average precision; null if no row has the class.", example = "0.98") @Nullable Double averagePrecision,
        @Schema(description = "From the highest threshold down: those of all thresholds, or at most 200 of them (fewer for more than 100 classes) that show the whole of both curves. Empty if no row has the class.") List<CurvePoint> points) {

    /** The curves of a class. */
    public static ClassCurves of(ClassMetrics metrics) {
        var ranking = metrics.ranking();
        return new ClassCurves(metrics.label(), Numbers.finite(ranking.rocAuc()),
                Numbers.finite(ranking.averagePrecision()), ranking.curve().stream().map(CurvePoint::of).toList());
    }

    @Schema(description = "What holds if the rows whose probability of the class is at least a threshold are taken for it.")
    public record CurvePoint(
            @Schema(description = "This probability; null for the first point, where no row is taken.", example = "0.7") @Nullable Double threshold,
            @Schema(description = "The share of the rows of other classes that are taken; null if there are none.", example = "0.05") @Nullable Double falsePositiveRate,
            @Schema(description = "The share of the rows of the class that are taken: its recall.", example = "0.9") double truePositiveRate,
            @Schema(description = "The share of the rows taken that have the class; null for the first point.", example = "0.95") @Nullable Double precision) {

        static CurvePoint of(io.mlpservice.engine.metric.CurvePoint point) {
            return new CurvePoint(Numbers.finite(point.threshold()), Numbers.finite(point.falsePositiveRate()),
                    point.truePositiveRate(), Numbers.finite(point.precision()));
        }
    }
}
