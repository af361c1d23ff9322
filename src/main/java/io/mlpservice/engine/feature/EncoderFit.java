package io.mlpservice.engine.feature;

import io.mlpservice.engine.data.Column;
import io.mlpservice.engine.data.UnsuitableDataException;
import io.mlpservice.engine.scaling.ColumnScale;
import io.mlpservice.engine.scaling.Scaling;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;

/**
 * Learns encoders from the training rows of columns.
 *
 * @param rows at least one
 */
@SuppressWarnings("ArrayRecordComponent")
record EncoderFit(EncodingSpec spec, int[] rows) {
    /** Reads numbers. */
    private static final NumberEncoder UNFITTED = new NumberEncoder(ColumnScale.Linear.IDENTITY, Gaps.REFUSED,
            Double.NaN,
            Double.NaN);

    /**
     * Learns the encoder of a feature.
     *
     * @throws UnsuitableDataException if the column holds other values, has gaps that are refused, or cannot be scaled
     */
    Encoder encoder(Feature feature, Column column) {
        if (!spec.missing().fills() && IntStream.of(rows).anyMatch(column::isMissing)) {
            throw UnsuitableDataException.missing(feature.name(),
                    (int) IntStream.of(rows).filter(column::isMissing).count());
        }
        return switch (feature.type()) {
            case NUMERIC -> number(feature.name(), codes(UNFITTED, column));
            case BOOLEAN -> truth(codes(new BooleanEncoder(Gaps.REFUSED, Double.NaN), column));
            case DATE_TIME -> date(feature, column);
            case CATEGORICAL -> category(feature.name(), column);
        };
    }

    private Codes codes(Encoder reader, Column column) {
        return new Codes(IntStream.of(rows).mapToDouble(reader.codes(column)).toArray());
    }

    private NumberEncoder number(String name, Codes codes) {
        return new NumberEncoder(scale(spec.scaling(), name, codes.present()),
                codes.gaps(spec.missing(), spec.missingIndicators()), codes.least(), codes.largest());
    }

    private BooleanEncoder truth(Codes codes) {
        return new BooleanEncoder(codes.gaps(spec.missing(), spec.missingIndicators()),
                Arrays.stream(codes.present()).average().orElse(Double.NaN));
    }

    private DateEncoder date(Feature feature, Column column) {
        var order = Objects.requireNonNull(feature.dateOrder());
        var codes = codes(
                new DateEncoder(order, ColumnScale.Linear.IDENTITY, ColumnScale.Linear.IDENTITY, false, Gaps.REFUSED,
                        Double.NaN, Double.NaN),
                column);
        var days = Arrays.stream(codes.present()).map(code -> code / DateEncoder.SECONDS_OF_DAY).toArray();
        var years = Arrays.stream(codes.present()).map(DateEncoder::yearOf).toArray();
        var timeOfDay = Arrays.stream(codes.present()).anyMatch(code -> code % DateEncoder.SECONDS_OF_DAY != 0);
        var filling = spec.missing() == MissingValues.CONSTANT ? MissingValues.MEDIAN : spec.missing();
        return new DateEncoder(order, scale(Scaling.STANDARD, feature.name(), days),
                scale(Scaling.STANDARD, feature.name(), years), timeOfDay,
                codes.gaps(filling, spec.missingIndicators()), codes.least(), codes.largest());
    }

    private static ColumnScale scale(Scaling scaling, String name, double[] present) {
        return present.length == 0 ? ColumnScale.constant(0) : FeatureCodec.fit(scaling, name, present);
    }

    private Encoder category(String name, Column column) {
        var counts = new CategoryCounts(column, rows);
        return switch (spec.categorical()) {
            case ONE_HOT -> counts.oneHot(spec);
            case HASHED -> new HashEncoder(spec.maxCategories(), column instanceof Column.Numeric,
                    spec.missing().fills() ? new Gaps(0, counts.gaps() > 0) : Gaps.REFUSED);
            case ORDINAL -> ordinal(name, counts.categories(), column);
        };
    }

    private OrdinalEncoder ordinal(String name, List<String> categories, Column column) {
        return new OrdinalEncoder(categories, number(name, codes(new OrdinalEncoder(categories, UNFITTED), column)));
    }
}
