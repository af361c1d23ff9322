package io.mlpservice.engine.feature;

import io.mlpservice.engine.data.Column;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * Makes a category its place in sorted order, and scales that. Unseen categories count as the value that gaps get, or
 * as the first category where gaps are refused.
 */
public final class OrdinalEncoder implements Encoder {
    private static final double UNSEEN = -1;

    private final List<String> categories;
    private final NumberEncoder places;
    private final Map<String, Double> codes;

    /**
     * Creates an encoder.
     *
     * @param categories at least one, in order
     * @param places encodes the place of a category, counted from 0
     */
    public OrdinalEncoder(List<String> categories, NumberEncoder places) {
        this.categories = List.copyOf(categories);
        this.places = places;
        this.codes = HashMap.newHashMap(categories.size());
        categories.forEach(category -> codes.put(category, (double) codes.size()));
    }

    /** The categories, in order. */
    public List<String> categories() {
        return categories;
    }

    /** Encodes the place of a category, counted from 0. */
    public NumberEncoder places() {
        return places;
    }

    @Override
    public OptionalDouble code(String text) {
        return OptionalDouble.of(codes.getOrDefault(text, UNSEEN));
    }

    @Override
    public OptionalDouble code(double number) {
        return code(Column.Numeric.text(number));
    }

    @Override
    public List<Input> inputs() {
        return places.inputs();
    }

    @Override
    public void set(double code, double[] unscaled, int first) {
        var unseen = places.fillsGaps() ? places.gaps().fill() : 0;
        places.set(code == UNSEEN ? unseen : code, unscaled, first);
    }

    @Override
    public Oddity oddity(double code) {
        return code == UNSEEN ? Oddity.UNSEEN : places.oddity(code);
    }

    @Override
    public String formula(InputKind kind) {
        return kind == InputKind.VALUE ? "the place of the category in sorted order, from 0" : kind.formula();
    }

    @Override
    public boolean fillsGaps() {
        return places.fillsGaps();
    }
}
