package io.mlpservice.engine.feature;

import io.mlpservice.engine.hyperparameter.Hyperparameter;
import io.mlpservice.engine.scaling.Scaling;

/**
 * How features become inputs.
 *
 * @param scaling of numeric features, and of their powers and products
 * @param missingIndicators whether a feature with gaps in the training rows gets an input that is 1 where it has none
 * @param maxCategories see {@link Hyperparameter#MAX_CATEGORIES}
 * @param minCategoryRows see {@link Hyperparameter#MIN_CATEGORY_ROWS}
 * @param polynomial the expansion of the numeric features before scaling
 */
public record EncodingSpec(Scaling scaling, MissingValues missing, boolean missingIndicators,
        CategoryEncoding categorical, int maxCategories, int minCategoryRows, Polynomial polynomial) {
    /** Checks the ranges. */
    public EncodingSpec {
        Hyperparameter.MAX_CATEGORIES.check(maxCategories);
        Hyperparameter.MIN_CATEGORY_ROWS.check(minCategoryRows);
    }

    /** The defaults with a scaling and a polynomial. */
    public static EncodingSpec of(Scaling scaling, Polynomial polynomial) {
        return new EncodingSpec(scaling, MissingValues.MEDIAN, true, CategoryEncoding.ONE_HOT,
                (int) Hyperparameter.MAX_CATEGORIES.orDefault(null),
                (int) Hyperparameter.MIN_CATEGORY_ROWS.orDefault(null), polynomial);
    }
}
