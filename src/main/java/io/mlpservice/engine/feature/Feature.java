package io.mlpservice.engine.feature;

import io.mlpservice.engine.data.DateOrder;
import io.mlpservice.engine.data.NumberSign;
import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * A column that a model predicts from.
 *
 * @param dateOrder how its dates are written; null unless it has the type {@link FeatureType#DATE_TIME}
 * @param sign beside the numbers of the column; null if it has other values, or if that is not known
 */
public record Feature(String name, FeatureType type, @Nullable DateOrder dateOrder, @Nullable NumberSign sign) {
    /** Checks that dates have an order. */
    public Feature {
        if ((dateOrder != null) != (type == FeatureType.DATE_TIME)) {
            throw new IllegalArgumentException("dates need an order, and other types have none");
        }
    }

    /** A feature of which no sign is known. */
    public Feature(String name, FeatureType type, @Nullable DateOrder dateOrder) {
        this(name, type, dateOrder, null);
    }

    /** A feature without dates. */
    public Feature(String name, FeatureType type) {
        this(name, type, null);
    }

    /** Numeric features. */
    public static List<Feature> numeric(List<String> names) {
        return names.stream().map(Feature::numeric).toList();
    }

    /** A numeric feature. */
    public static Feature numeric(String name) {
        return new Feature(name, FeatureType.NUMERIC);
    }

    /** This feature with the sign of its column; null if none is known. */
    public Feature with(@Nullable NumberSign known) {
        return new Feature(name, type, dateOrder, known);
    }

    /** Whether a number may be written with a sign, 0 for none. Every number may be written without. */
    public boolean takes(char written) {
        return sign == null || written == 0 || sign.goesWith(written);
    }
}
