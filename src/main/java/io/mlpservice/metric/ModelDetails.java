package io.mlpservice.metric;

import io.mlpservice.engine.metric.Measures;
import io.mlpservice.engine.pipeline.PartMeasures;
import org.jspecify.annotations.Nullable;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * What was measured of a model and is too large for its metrics.
 *
 * @param parts for each part with rows; empty for a regression
 */
public record ModelDetails(Map<SplitPart, List<TargetDetails>> parts) {
    /** The details of each part that was measured. */
    public static ModelDetails of(PartMeasures measures) {
        var parts = new EnumMap<SplitPart, List<TargetDetails>>(SplitPart.class);
        put(parts, SplitPart.TEST, measures.test());
        put(parts, SplitPart.VALIDATION, measures.validation());
        put(parts, SplitPart.TRAINING, measures.training());
        return new ModelDetails(parts);
    }

    private static void put(Map<SplitPart, List<TargetDetails>> parts, SplitPart part, @Nullable Measures measures) {
        var targets = measures == null ? List.<TargetDetails>of() : TargetDetails.of(measures);
        if (!targets.isEmpty()) {
            parts.put(part, targets);
        }
    }
}
