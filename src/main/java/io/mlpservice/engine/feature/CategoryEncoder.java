package io.mlpservice.engine.feature;

import io.mlpservice.engine.data.Column;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * Gives each category an input. Rare categories share one, which unseen categories use as well; without rare ones all
 * inputs of an unseen category are 0. Of rare categories at most {@link #MOST_RARE} are kept by name; where that limit
 * is reached, an unknown category counts as a rare one.
 */
public final class CategoryEncoder implements Encoder {
    /** The most rare categories that are kept by name. */
    static final int MOST_RARE = 10_000;

    /** The code of a rare category. */
    private static final double RARE = -1;
    /** The code of a category that no training row has. */
    private static final double UNSEEN = -2;

    private final List<String> categories;
    private final List<String> rare;
    private final GapRule gaps;
    private final int mostFrequent;
    private final Map<String, Double> codes;

    /** What happens to gaps. */
    public enum GapRule {
        /** They are a category of their own. */
        CATEGORY,
        /** They count as the most frequent category. */
        MOST_FREQUENT,
        /** They count as unseen, since no training row has one. */
        UNSEEN,
        /** They are refused. */
        REFUSED
    }

    /**
     * Creates an encoder.
     *
     * @param categories those with an input of their own, in the order of the inputs
     * @param rare those that share an input, in order; too many are cut off
     * @param mostFrequent the index of the most frequent category; −1 if it is a rare one
     */
    public CategoryEncoder(List<String> categories, List<String> rare, GapRule gaps, int mostFrequent) {
        this.categories = List.copyOf(categories);
        this.rare = List.copyOf(rare.subList(0, Math.min(MOST_RARE, rare.size())));
        this.gaps = gaps;
        this.mostFrequent = mostFrequent;
        this.codes = HashMap.newHashMap(categories.size() + this.rare.size());
        categories.forEach(category -> codes.put(category, (double) codes.size()));
        this.rare.forEach(category -> codes.put(category, RARE));
        if (codes.size() != categories.size() + this.rare.size() || mostFrequent < -1
                || mostFrequent >= categories.size()) {
            throw new IllegalArgumentException("categories must be distinct, and the most frequent one among them");
        }
    }

    /** The categories with an input of their own, in the order of the inputs. */
    public List<String> categories() {
        return categories;
    }

    /** The categories that share an input, at most {@link #MOST_RARE}. */
    public List<String> rare() {
        return rare;
    }

    /** What happens to gaps. */
    public GapRule gaps() {
        return gaps;
    }

    /** The index of the most frequent category; −1 if it is a rare one. */
    public int mostFrequent() {
        return mostFrequent;
    }

    @Override
    public OptionalDouble code(String text) {
        return OptionalDouble.of(codes.getOrDefault(text, rare.size() == MOST_RARE ? RARE : UNSEEN));
    }

    @Override
    public OptionalDouble code(double number) {
        return code(Column.Numeric.text(number));
    }

    @Override
    public List<Input> inputs() {
        var inputs = new ArrayList<Input>();
        categories.forEach(category -> inputs.add(new Input(InputKind.CATEGORY, category)));
        if (!rare.isEmpty()) {
            inputs.add(new Input(InputKind.OTHER, ""));
        }
        if (gaps == GapRule.CATEGORY) {
            inputs.add(new Input(InputKind.MISSING, ""));
        }
        return inputs;
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
        var other = rare.isEmpty() ? -1 : categories.size();
        if (!Double.isNaN(code)) {
            return code >= 0 ? (int) code : other;
        }
        return switch (gaps) {
            case CATEGORY -> categories.size() + (rare.isEmpty() ? 0 : 1);
            case MOST_FREQUENT -> mostFrequent >= 0 ? mostFrequent : other;
            case UNSEEN, REFUSED -> other;
        };
    }

    @Override
    public Oddity oddity(double code) {
        if (Double.isNaN(code)) {
            return Oddity.GAP;
        }
        return code == UNSEEN ? Oddity.UNSEEN : Oddity.NONE;
    }

    @Override
    public boolean fillsGaps() {
        return gaps != GapRule.REFUSED;
    }
}
