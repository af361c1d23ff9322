package io.mlpservice.engine.feature;

import io.mlpservice.engine.feature.Encoder.Input;
import io.mlpservice.engine.feature.Encoder.InputKind;

import java.util.List;
import java.util.stream.Stream;

/**
 * What stands in for the gaps of a feature.
 *
 * @param fill the code that a gap gets; {@code NaN} if gaps are refused
 * @param indicated whether an input is 1 where there is a gap
 */
public record Gaps(double fill, boolean indicated) {
    /** Gaps are refused. */
    public static final Gaps REFUSED = new Gaps(Double.NaN, false);

    /** Whether a value stands in for them. */
    public boolean areFilled() {
        return !Double.isNaN(fill);
    }

    double filled(double code) {
        return Double.isNaN(code) ? fill : code;
    }

    /** The inputs of a feature, with one more that marks gaps if there is one. */
    List<Input> mark(List<Input> inputs) {
        return indicated
                ? Stream.concat(inputs.stream(), Stream.of(new Input(InputKind.MISSING, ""))).toList()
                : List.copyOf(inputs);
    }

    /** Sets the input that marks gaps, if there is one. */
    void setMark(double code, double[] unscaled, int place) {
        if (indicated && Double.isNaN(code)) {
            unscaled[place] = 1;
        }
    }
}
