package io.mlpservice.engine.feature;

import io.mlpservice.engine.data.DateOrder;
import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * A column that a model predicts from.
 *
 * @param dateOrder how its dates are written; null unless it has the type {@link FeatureType#DATE_TIME}
 */
public record Feature(String name, FeatureType type, @Nullable DateOrder dateOrder) {
    /** Checks that dates have an order. */
    public Feature {
        if ((dateOrder != null) != (type == FeatureType.DATE_TIME)) {
            throw new IllegalArgumentException("dates need an order, and other types have none");
        }
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
}
