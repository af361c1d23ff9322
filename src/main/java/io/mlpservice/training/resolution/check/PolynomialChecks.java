package io.mlpservice.training.resolution.check;

import io.mlpservice.column.DatasetColumn;
import io.mlpservice.configuration.TrainingConfiguration;
import io.mlpservice.dataset.Dataset;
import io.mlpservice.engine.encoding.ModelSchema;
import io.mlpservice.engine.feature.Feature;
import io.mlpservice.engine.feature.FeatureType;
import io.mlpservice.engine.feature.Polynomial;
import io.mlpservice.engine.matrix.Precision;
import io.mlpservice.engine.scaling.Scaling;
import io.mlpservice.platform.problem.FieldErrors;
import io.mlpservice.training.resolution.schema.ColumnChecks;
import io.mlpservice.training.translation.NetworkSpecs;

import java.util.List;
import java.util.Set;

/** Refuses polynomials with too many or too large terms before any is computed. */
public final class PolynomialChecks {
    private static final String DEGREE = "/preprocessing/polynomial_degree";

    private final Polynomial polynomial;
    private final boolean unscaledInFloat32;
    private final FieldErrors errors;

    /** Checks for settings that are filled in. */
    public PolynomialChecks(TrainingConfiguration configuration, FieldErrors errors) {
        var preprocessing = configuration.preprocessing();
        this.polynomial = NetworkSpecs.polynomial(preprocessing);
        this.unscaledInFloat32 = preprocessing.numeric() == Scaling.NONE
                && configuration.precision() == Precision.FLOAT32;
        this.errors = errors;
    }

    /** Collects what is wrong with the polynomial of the numeric features; a degree of 1 is always fine. */
    public void check(ModelSchema schema, Dataset dataset) {
        var features = schema.features().stream().filter(feature -> feature.type() == FeatureType.NUMERIC)
                .map(Feature::name).toList();
        if (!polynomial.suits(features.size())) {
            errors.restingOn("/preprocessing/polynomial_interactions").add(DEGREE, "too_large",
                    "%,d features become %,d columns, and there may be at most %,d. Lower the degree, list fewer 'features'%s."
                            .formatted(features.size(), polynomial.columns(features.size()), Polynomial.MOST_COLUMNS,
                                    polynomial.interactions() ? ", or set 'polynomial_interactions' to false" : ""));
        } else if (polynomial.degree() > 1) {
            var used = Set.copyOf(features);
            checkSizes(dataset.columns().stream().filter(column -> used.contains(column.name())).toList());
        }
    }

    /** No product is larger than the power of its largest factor. */
    private void checkSizes(List<DatasetColumn> features) {
        var tooLarge = features.stream().filter(this::growsTooLarge).map(DatasetColumn::name).toList();
        if (!tooLarge.isEmpty()) {
            errors.restingOn("/preprocessing/numeric", "/precision").add(DEGREE, "out_of_range",
                    "At degree %d these features grow beyond any %s: %s. %s, give them in another unit, or lower the degree."
                            .formatted(polynomial.degree(), unscaledInFloat32 ? "float32" : "number",
                                    ColumnChecks.shortened(tooLarge),
                                    unscaledInFloat32
                                            ? "Scale them by 'numeric', train in float64"
                                            : "Leave them out"));
        }
    }

    /** Scaling takes differences, which are up to twice as large. */
    private boolean growsTooLarge(DatasetColumn feature) {
        var largest = Math.max(Math.abs(ColumnChecks.min(feature)), Math.abs(ColumnChecks.max(feature)));
        return 2 * Math.pow(largest, polynomial.degree()) > (unscaledInFloat32 ? Float.MAX_VALUE : Double.MAX_VALUE);
    }
}
