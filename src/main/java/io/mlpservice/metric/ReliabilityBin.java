package io.mlpservice.metric;

import io.mlpservice.engine.metric.CalibrationBin;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

@Schema(description = "The rows whose probability is above `from` and at most `to`, or 0 in the first bin. If the probabilities can be trusted, `mean_probability` and `frequency` are about equal.")
public record ReliabilityBin(@Schema(example = "0.9") double from, @Schema(example = "1.0") double to,
        @Schema(description = "The number of these rows.", example = "12") int rowCount,
        @Schema(description = "The mean of their probabilities; null without rows.", example = "0.96") @Nullable Double meanProbability,
        @Schema(description = "Of two classes the share of these rows that have the second class, else the share whose label is right; null without rows.", example = "0.92") @Nullable Double frequency) {

    static ReliabilityBin of(CalibrationBin bin) {
        return new ReliabilityBin(bin.from(), bin.to(), bin.rows(), Numbers.finite(bin.meanProbability()),
                Numbers.finite(bin.frequency()));
    }
}
