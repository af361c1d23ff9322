package io.mlpservice.engine.feature;

import io.mlpservice.engine.data.Column;
import io.mlpservice.engine.data.Numbers;
import io.mlpservice.engine.hyperparameter.Hyperparameter;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import java.util.zip.CRC32C;

/**
 * Sets the input at the place CRC-32C(UTF-8 bytes of the category) modulo the number of buckets. It needs no list of
 * categories, but different ones can share an input.
 *
 * @param numbers whether the categories are numbers, each of them the same category however it is written
 * @param gaps whether gaps have an input of their own or are refused; they have no other value
 */
public record HashEncoder(int buckets, boolean numbers, Gaps gaps) implements Encoder {
    /** Checks the number of buckets. */
    public HashEncoder {
        Hyperparameter.MAX_CATEGORIES.check(buckets);
    }

    @Override
    public OptionalDouble code(String text) {
        var number = numbers ? Numbers.parse(text) : OptionalDouble.empty();
        return OptionalDouble.of(place(number.isPresent() ? Column.Numeric.text(number.getAsDouble()) : text));
    }

    @Override
    public OptionalDouble code(double number) {
        return OptionalDouble.of(place(Column.Numeric.text(number)));
    }

    private double place(String category) {
        var hash = new CRC32C();
        hash.update(category.getBytes(StandardCharsets.UTF_8));
        return hash.getValue() % buckets;
    }

    @Override
    public List<Input> inputs() {
        var inputs = new ArrayList<Input>();
        IntStream.range(0, buckets).forEach(bucket -> inputs.add(new Input(InputKind.HASH, String.valueOf(bucket))));
        return gaps.mark(inputs);
    }

    @Override
    public void set(double code, double[] unscaled, int first) {
        var place = one(code);
        if (place >= 0) {
            unscaled[first + place] = 1;
        }
    }

    @Override
    public boolean isIndicator() {
        return true;
    }

    @Override
    public int one(double code) {
        var ofGap = gaps.indicated() ? buckets : -1;
        return Double.isNaN(code) ? ofGap : (int) code;
    }

    @Override
    public Oddity oddity(double code) {
        return Double.isNaN(code) ? Oddity.GAP : Oddity.NONE;
    }

    @Override
    public String formula(InputKind kind) {
        return kind == InputKind.HASH && numbers
                ? "1 if CRC-32C of the number in its fewest digits as UTF-8 bytes, modulo the number of these inputs, is this one, else 0"
                : kind.formula();
    }

    @Override
    public boolean fillsGaps() {
        return gaps.areFilled();
    }
}
