package io.mlpservice.inference;

import io.mlpservice.platform.problem.FieldError;
import io.mlpservice.platform.problem.FieldErrors;
import io.mlpservice.platform.problem.Messages;
import io.mlpservice.schema.FeatureNames;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;

/**
 * Finds the features of a model among the columns of a request. Columns that are no features are ignored. A feature that
 * no row has is an error, since no warning could say that it counts as a gap.
 */
public final class FeaturePlaces {
    private final FeatureNames names;
    private final BiFunction<String, String, FieldError> place;
    private final FieldErrors errors;

    /**
     * Looks for features.
     *
     * @param place makes an error at the names of the columns, from its code and detail
     */
    public FeaturePlaces(FeatureNames names, BiFunction<String, String, FieldError> place, FieldErrors errors) {
        this.names = names;
        this.place = place;
        this.errors = errors;
    }

    /** The place of each feature among the columns; adds an error if one is absent or a column occurs twice. */
    public int[] among(List<String> columns) {
        Map<String, Integer> places = new HashMap<>();
        for (var index = 0; index < columns.size(); index++) {
            if (places.put(columns.get(index), index) != null) {
                errors.add(place.apply("repeated",
                        "There are several columns '%s'; send one.".formatted(Messages.shortened(columns.get(index)))));
            }
        }
        require(places.keySet());
        return names.features().stream().mapToInt(feature -> places.getOrDefault(feature, 0)).toArray();
    }

    /** Adds an error if features are absent, and says whether all are there. */
    public boolean require(Collection<String> columns) {
        var absent = names.features().stream().filter(feature -> !columns.contains(feature)).toList();
        if (!absent.isEmpty()) {
            errors.add(place.apply("missing_feature",
                    "The model needs columns that are missing: %s. Send all of: %s; where a row has no value, send null.%s"
                            .formatted(Messages.shortened(String.join(", ", absent)), names.list(),
                                    names.questions(columns))));
        }
        return absent.isEmpty();
    }

    /** Adds an error if a row lacks a feature that one of its columns is meant to be, or has no feature at all. */
    public void requireIn(Collection<String> row) {
        for (var column : row) {
            var meant = names.isKnown(column) ? null : names.meant(column, row::contains);
            if (meant != null) {
                errors.add(place.apply("missing_feature", FeatureNames.misspelled(column, meant)));
            }
        }
        if (names.features().stream().noneMatch(row::contains)) {
            errors.add(place.apply("missing_feature", names.none()));
        }
    }
}
