package io.mlpservice.metric;

import io.mlpservice.engine.metric.ResidualQuantiles;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

@Schema(description = "Quantiles of the residuals, true value minus prediction, in the target's unit, by linear interpolation between order statistics: `p5` exceeds 5 % of them.")
public record ResidualSpread(@Nullable Double min, @Nullable Double p5, @Nullable Double p25, @Nullable Double p50,
        @Nullable Double p75, @Nullable Double p95, @Nullable Double max) {

    static ResidualSpread of(ResidualQuantiles quantiles) {
        return new ResidualSpread(Numbers.finite(quantiles.min()), Numbers.finite(quantiles.p5()),
                Numbers.finite(quantiles.p25()), Numbers.finite(quantiles.p50()), Numbers.finite(quantiles.p75()),
                Numbers.finite(quantiles.p95()), Numbers.finite(quantiles.max()));
    }
}
