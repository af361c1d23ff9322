package io.mlpservice.training.resolution.size;

import io.mlpservice.column.DatasetColumn;
import io.mlpservice.dataset.Dataset;
import io.mlpservice.engine.encoding.ModelSchema;
import io.mlpservice.engine.feature.CategoryEncoding;
import io.mlpservice.engine.feature.EncodingSpec;
import io.mlpservice.engine.feature.Feature;
import io.mlpservice.engine.feature.FeatureType;
import io.mlpservice.engine.feature.KeptInputs;

import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/**
 * How many inputs the features of a data set become, as far as its summary shows. Which categories and gaps the
 * training rows have is known only after the split.
 */
public final class InputCounts {
    /** Days, year, and two for each of month, day of week, day of year and time of day. */
    private static final int MOST_OF_DATE = 10;

    private final ModelSchema schema;
    private final Map<String, DatasetColumn> columns;
    private final int rows;

    /** Counts for the features of a schema, all of which are columns of the data set. */
    public InputCounts(ModelSchema schema, Dataset dataset) {
        this.schema = schema;
        this.rows = dataset.rowCount();
        this.columns = dataset.columns().stream().collect(Collectors.toMap(DatasetColumn::name, Function.identity()));
    }

    /** The number of inputs where the training rows cannot change it; empty if they can, or if there are too many. */
    public OptionalInt certain(EncodingSpec spec) {
        return schema.features().stream().allMatch(this::isCertain) && spec.polynomial().suits(numericFeatures())
                ? OptionalInt.of(Math.toIntExact(most(spec)))
                : OptionalInt.empty();
    }

    private boolean isCertain(Feature feature) {
        return (feature.type() == FeatureType.NUMERIC || feature.type() == FeatureType.BOOLEAN)
                && missing(feature) == 0;
    }

    /** The maximum number of inputs. */
    public long most(EncodingSpec spec) {
        var numbers = numericFeatures();
        return schema.features().stream().mapToLong(feature -> most(feature, spec)).sum()
                + spec.polynomial().columns(numbers) - numbers;
    }

    /**
     * How a row of the maximum number of inputs is kept. Where the training rows may have too few categories for
     * indicators, it is kept as numbers, which takes more.
     */
    public KeptInputs kept(EncodingSpec spec) {
        var large = schema.features().stream()
                .filter(feature -> feature.type() == FeatureType.CATEGORICAL
                        && spec.categorical() != CategoryEncoding.ORDINAL)
                .filter(feature -> KeptInputs.canBeIndicator(least(feature, spec)))
                .mapToLong(feature -> most(feature, spec)).toArray();
        var inputs = LongStream.of(large).sum();
        return KeptInputs.useIndicators(inputs / 2)
                ? new KeptInputs(most(spec) - inputs, large.length)
                : new KeptInputs(most(spec), 0);
    }

    private long most(Feature feature, EncodingSpec spec) {
        var indicator = spec.missing().fills() && missing(feature) > 0 ? 1 : 0;
        return switch (feature.type()) {
            case NUMERIC, BOOLEAN -> 1 + (spec.missingIndicators() ? indicator : 0);
            case DATE_TIME -> MOST_OF_DATE + (spec.missingIndicators() ? indicator : 0);
            case CATEGORICAL -> indicator + categories(feature, spec);
        };
    }

    private long categories(Feature feature, EncodingSpec spec) {
        if (spec.categorical() == CategoryEncoding.ORDINAL) {
            return 1;
        }
        if (spec.categorical() == CategoryEncoding.HASHED) {
            return spec.maxCategories();
        }
        var known = column(feature).distinctLabels().map(labels -> labels.size()).orElse(rows);
        return Math.min(known, spec.maxCategories()) + 1L;
    }

    /** Half of the categories may be missing from the training rows, or too rare. */
    private long least(Feature feature, EncodingSpec spec) {
        return spec.categorical() == CategoryEncoding.HASHED ? most(feature, spec) : most(feature, spec) / 2;
    }

    private int numericFeatures() {
        return (int) schema.features().stream().filter(feature -> feature.type() == FeatureType.NUMERIC).count();
    }

    private int missing(Feature feature) {
        return column(feature).missing();
    }

    private DatasetColumn column(Feature feature) {
        return Objects.requireNonNull(columns.get(feature.name()));
    }
}
