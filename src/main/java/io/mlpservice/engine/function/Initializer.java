package io.mlpservice.engine.function;

import io.mlpservice.engine.hyperparameter.Choice;
import io.mlpservice.engine.random.RandomStream;

/**
 * How the initial weights of a layer are drawn. The variance depends on the number of inputs (fan-in) and units
 * (fan-out), so that signals neither vanish nor explode. Uniform weights lie in [−√(3·variance), √(3·variance)); normal
 * weights are not truncated.
 */
public enum Initializer implements Choice {
    /** Variance 2/(fan-in + fan-out) (Glorot and Bengio, 2010). */
    GLOROT_UNIFORM(Variance.GLOROT, false),
    /** Variance 2/(fan-in + fan-out) (Glorot and Bengio, 2010). */
    GLOROT_NORMAL(Variance.GLOROT, true),
    /** Variance 2/fan-in (He et al., 2015). */
    HE_UNIFORM(Variance.HE, false),
    /** Variance 2/fan-in (He et al., 2015). */
    HE_NORMAL(Variance.HE, true),
    /** Variance 1/fan-in (LeCun et al., 1998). */
    LECUN_UNIFORM(Variance.LECUN, false),
    /** Variance 1/fan-in (LeCun et al., 1998). */
    LECUN_NORMAL(Variance.LECUN, true),
    /** All weights are 0. */
    ZEROS(Variance.ZERO, false);

    private enum Variance {
        GLOROT("2/(fan_in + fan_out)"),
        HE("2/fan_in"),
        LECUN("1/fan_in"),
        ZERO("0");

        private final String formula;

        Variance(String formula) {
            this.formula = formula;
        }

        double of(int fanIn, int fanOut) {
            return switch (this) {
                case GLOROT -> 2.0 / (fanIn + fanOut);
                case HE -> 2.0 / fanIn;
                case LECUN -> 1.0 / fanIn;
                case ZERO -> 0;
            };
        }
    }

    private final Variance variance;
    private final boolean normal;

    Initializer(Variance variance, boolean normal) {
        this.variance = variance;
        this.normal = normal;
    }

    @Override
    public String formula() {
        if (variance == Variance.ZERO) {
            return "w = 0";
        }
        return normal
                ? "w normal with mean 0 and variance " + variance.formula
                : "w uniform in [−√(3v), √(3v)) with variance v = " + variance.formula;
    }

    /** The weight at an index of the network's parameters. */
    public double weight(RandomStream stream, int index, int fanIn, int fanOut) {
        var spread = variance.of(fanIn, fanOut);
        return normal ? stream.normal(index) * Math.sqrt(spread) : stream.uniform(index, Math.sqrt(3 * spread));
    }
}
