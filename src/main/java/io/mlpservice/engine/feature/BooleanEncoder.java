package io.mlpservice.engine.feature;

import io.mlpservice.engine.data.BooleanWords;

import java.util.List;
import java.util.OptionalDouble;

/**
 * Makes true 1 and false 0.
 *
 * @param trueShare the share of true among the values of the training rows
 */
public record BooleanEncoder(Gaps gaps, double trueShare) implements Encoder {
    @Override
    public OptionalDouble code(String text) {
        return BooleanWords.valueOf(text).map(truth -> OptionalDouble.of(truth ? 1 : 0))
                .orElseGet(OptionalDouble::empty);
    }

    @Override
    public OptionalDouble code(double number) {
        return number == 0 || number == 1 ? OptionalDouble.of(number) : OptionalDouble.empty();
    }

    @Override
    public List<Input> inputs() {
        return gaps.mark(List.of(new Input(InputKind.VALUE, "")));
    }

    @Override
    public void set(double code, double[] unscaled, int first) {
        unscaled[first] = gaps.filled(code);
        gaps.setMark(code, unscaled, first + 1);
    }

    @Override
    public Oddity oddity(double code) {
        if (Double.isNaN(code)) {
            return Oddity.GAP;
        }
        return (code == 1 && trueShare == 0) || (code == 0 && trueShare == 1) ? Oddity.UNSEEN : Oddity.NONE;
    }

    @Override
    public String formula(InputKind kind) {
        return kind == InputKind.VALUE ? "1 for true, 0 for false" : kind.formula();
    }

    @Override
    public boolean fillsGaps() {
        return gaps.areFilled();
    }
}
