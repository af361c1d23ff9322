package io.mlpservice.exchange.pipeline;

import io.mlpservice.engine.data.DateOrder;
import io.mlpservice.engine.data.NumberSign;
import io.mlpservice.engine.feature.BooleanEncoder;
import io.mlpservice.engine.feature.CategoryEncoder;
import io.mlpservice.engine.feature.CategoryEncoder.GapRule;
import io.mlpservice.engine.feature.CategoryEncoding;
import io.mlpservice.engine.feature.DateEncoder;
import io.mlpservice.engine.feature.Encoder;
import io.mlpservice.engine.feature.Feature;
import io.mlpservice.engine.feature.FeatureType;
import io.mlpservice.engine.feature.Gaps;
import io.mlpservice.engine.feature.HashEncoder;
import io.mlpservice.engine.feature.NumberEncoder;
import io.mlpservice.engine.feature.OrdinalEncoder;
import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * A feature and how it becomes inputs; what its type and encoding do not use is null.
 *
 * @param dateOrder how its dates are written
 * @param sign beside the numbers of its column, empty if there is none; null if that is not known
 * @param encoding how its categories become inputs
 * @param scale of the number, of the place of the category, or of the days of a date
 * @param yearScale of the year of a date
 * @param fill the code that gaps get; null if gaps are refused
 * @param missingIndicator whether an input is 1 for gaps
 * @param categories those with an input of their own, or all of them in order
 * @param rareCategories those that share an input
 * @param gapRule what happens to gaps of categories with inputs of their own
 * @param mostFrequent the place of the most frequent category, −1 for a rare one
 * @param buckets how many inputs hashes have
 * @param numbers whether the categories that are hashed are numbers; null in documents of earlier versions
 * @param timeOfDay whether the time of day is an input
 * @param least the least number or date of the training rows
 * @param largest the largest one
 * @param trueShare the share of true in the training rows
 */
record FeatureDocument(String name, FeatureType type, @Nullable DateOrder dateOrder,
        @Nullable String sign, @Nullable CategoryEncoding encoding, @Nullable ScaleDocument scale,
        @Nullable ScaleDocument yearScale,
        @Nullable Double fill, Boolean missingIndicator, @Nullable List<String> categories,
        @Nullable List<String> rareCategories, @Nullable GapRule gapRule, @Nullable Integer mostFrequent,
        @Nullable Integer buckets, @Nullable Boolean numbers, @Nullable Boolean timeOfDay, @Nullable Double least,
        @Nullable Double largest,
        @Nullable Double trueShare) {

    static FeatureDocument of(Feature feature, Encoder encoder) {
        return switch (encoder) {
            case NumberEncoder number -> ofNumber(feature, null, null, number);
            case OrdinalEncoder ordinal ->
                ofNumber(feature, CategoryEncoding.ORDINAL, ordinal.categories(), ordinal.places());
            case BooleanEncoder(var gaps, var trueShare) -> new FeatureDocument(feature.name(), feature.type(), null,
                    sign(feature), null, null, null, fill(gaps), gaps.indicated(), null, null, null, null, null, null,
                    null, null,
                    null,
                    Given.unlessNaN(trueShare));
            case CategoryEncoder category -> new FeatureDocument(feature.name(), feature.type(), null,
                    sign(feature), CategoryEncoding.ONE_HOT, null, null, null, category.gaps() == GapRule.CATEGORY,
                    category.categories(), category.rare(), category.gaps(), category.mostFrequent(), null, null, null,
                    null, null, null);
            case HashEncoder(var buckets, var numbers, var gaps) -> new FeatureDocument(feature.name(), feature.type(),
                    null, sign(feature),
                    CategoryEncoding.HASHED, null, null, fill(gaps), gaps.indicated(), null, null, null, null, buckets,
                    numbers, null, null, null, null);
            case DateEncoder date -> new FeatureDocument(feature.name(), feature.type(), date.order(),
                    sign(feature), null,
                    ScaleDocument.of(date.days()), ScaleDocument.of(date.year()), fill(date.gaps()),
                    date.gaps().indicated(), null, null, null, null, null, null, date.timeOfDay(),
                    Given.unlessNaN(date.earliest()), Given.unlessNaN(date.latest()), null);
        };
    }

    private static FeatureDocument ofNumber(Feature feature, @Nullable CategoryEncoding encoding,
            @Nullable List<String> categories, NumberEncoder number) {
        return new FeatureDocument(feature.name(), feature.type(), null, sign(feature), encoding,
                ScaleDocument.of(number.scale()),
                null, fill(number.gaps()), number.gaps().indicated(), categories, null, null, null, null, null, null,
                Given.unlessNaN(number.least()), Given.unlessNaN(number.largest()), null);
    }

    private static @Nullable String sign(Feature feature) {
        return feature.sign() == null ? null : feature.sign().text();
    }

    private static @Nullable Double fill(Gaps gaps) {
        return Given.unlessNaN(gaps.fill());
    }

    Feature feature() {
        return new Feature(name, type, dateOrder, sign == null ? null : NumberSign.of(sign));
    }

    Encoder encoder() {
        return switch (type) {
            case NUMERIC -> number();
            case BOOLEAN -> new BooleanEncoder(gaps(), Given.orNaN(trueShare));
            case DATE_TIME -> new DateEncoder(Given.value(dateOrder, "date_order"), scaleOf(scale, "scale").scale(),
                    scaleOf(yearScale, "year_scale").scale(), Given.value(timeOfDay, "time_of_day"), gaps(),
                    Given.orNaN(least), Given.orNaN(largest));
            case CATEGORICAL -> switch (Given.value(encoding, "encoding")) {
                case ONE_HOT -> new CategoryEncoder(Given.value(categories, "categories"),
                        Given.value(rareCategories, "rare_categories"), Given.value(gapRule, "gap_rule"),
                        Given.value(mostFrequent, "most_frequent"));
                case ORDINAL -> new OrdinalEncoder(Given.value(categories, "categories"), number());
                case HASHED -> new HashEncoder(Given.value(buckets, "buckets"), Boolean.TRUE.equals(numbers), gaps());
            };
        };
    }

    private NumberEncoder number() {
        return new NumberEncoder(scaleOf(scale, "scale").scale(), gaps(), Given.orNaN(least), Given.orNaN(largest));
    }

    private static ScaleDocument scaleOf(@Nullable ScaleDocument scale, String field) {
        return Given.value(scale, field);
    }

    private Gaps gaps() {
        return new Gaps(Given.orNaN(fill), missingIndicator);
    }
}
