package io.mlpservice.engine.feature;

import io.mlpservice.engine.data.Column;
import io.mlpservice.engine.data.Numbers;
import io.mlpservice.engine.scaling.ColumnScale;

import java.util.List;
import java.util.OptionalDouble;
import java.util.function.IntToDoubleFunction;

/**
 * Scales numbers.
 *
 * @param least the smallest number of the training rows; {@code NaN} if it is unknown
 * @param largest the largest one
 */
public record NumberEncoder(ColumnScale scale, Gaps gaps, double least, double largest) implements Encoder {
    @Override
    public OptionalDouble code(String text) {
        return Numbers.parse(text);
    }

    @Override
    public OptionalDouble code(double number) {
        return OptionalDouble.of(number);
    }

    @Override
    public IntToDoubleFunction codes(Column column) {
        return column instanceof Column.Numeric(var _, var values) ? row -> values[row] : Encoder.super.codes(column);
    }

    @Override
    public List<Input> inputs() {
        return gaps.mark(List.of(new Input(InputKind.VALUE, scale)));
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
        return code < least || code > largest ? Oddity.OUT_OF_RANGE : Oddity.NONE;
    }

    @Override
    public boolean fillsGaps() {
        return gaps.areFilled();
    }
}
