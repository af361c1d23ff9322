package io.mlpservice.engine.feature;

import io.mlpservice.engine.hyperparameter.Choice;
import io.mlpservice.engine.hyperparameter.Hyperparameter;

import java.util.Set;

/** How a categorical feature becomes inputs. */
public enum CategoryEncoding implements Choice {
    /** The default. */
    ONE_HOT("one input for each category, 1 for its rows and 0 for others; rare categories share an input",
            Hyperparameter.MAX_CATEGORIES, Hyperparameter.MIN_CATEGORY_ROWS),
    /** For categories with an order that their names show. */
    ORDINAL("the place of the category in sorted order, scaled as numbers are"),
    /** For very many categories. */
    HASHED("one of `max_categories` inputs, chosen by a hash of the category, is 1", Hyperparameter.MAX_CATEGORIES);

    private final String rule;
    private final Set<Hyperparameter> hyperparameters;

    CategoryEncoding(String rule, Hyperparameter... hyperparameters) {
        this.rule = rule;
        this.hyperparameters = Set.of(hyperparameters);
    }

    @Override
    public Set<Hyperparameter> hyperparameters() {
        return hyperparameters;
    }

    @Override
    public String formula() {
        return rule;
    }
}
