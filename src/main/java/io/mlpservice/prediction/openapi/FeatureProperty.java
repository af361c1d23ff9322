package io.mlpservice.prediction.openapi;

import io.mlpservice.engine.data.DateOrder;
import io.mlpservice.platform.JsonNames;
import io.mlpservice.schema.FeatureSchema;
import io.mlpservice.schema.MissingTreatment.MissingRule;
import io.swagger.v3.oas.models.SpecVersion;
import io.swagger.v3.oas.models.media.Schema;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Describes a feature as a property of a row. What training saw is no limit of what may be asked: values out of range
 * and unseen categories are answered with a warning. So ranges and categories are words and extensions, which no client
 * checks.
 */
final class FeatureProperty {
    /** Larger lists of categories are left to {@code /schema}. */
    private static final int MOST_CATEGORIES = 100;

    private FeatureProperty() {}

    static Schema<?> of(FeatureSchema feature) {
        var property = new Schema<>(SpecVersion.V31);
        property.addType(switch (feature.type()) {
            case NUMERIC -> "number";
            case BOOLEAN -> "boolean";
            case CATEGORICAL, DATE_TIME -> "string";
        });
        if (!isRequired(feature)) {
            property.addType("null");
        }
        property.setDescription(Stream.of(kind(feature), trained(feature), feature.missing().description())
                .filter(sentence -> !sentence.isEmpty()).collect(Collectors.joining(" ")));
        if (feature.example() != null) {
            property.setExample(feature.example().json());
        }
        extend(property, feature);
        return property;
    }

    /** Whether a row without a value is refused. */
    static boolean isRequired(FeatureSchema feature) {
        return feature.missing().rule() == MissingRule.REFUSED;
    }

    private static String kind(FeatureSchema feature) {
        return switch (feature.type()) {
            case NUMERIC -> "A number.";
            case BOOLEAN -> "True or false.";
            case CATEGORICAL -> "A category.";
            case DATE_TIME -> "A date, or a date and a time, as ISO 8601 writes them%s.".formatted(order(feature));
        };
    }

    private static String order(FeatureSchema feature) {
        return feature.dateOrder() == null || feature.dateOrder() == DateOrder.YEAR_MONTH_DAY
                ? ""
                : " or in the order " + JsonNames.of(feature.dateOrder());
    }

    private static String trained(FeatureSchema feature) {
        if (feature.range() != null) {
            return "The training rows have %s to %s.".formatted(feature.range().min().text(),
                    feature.range().max().text());
        }
        var categories = feature.categories();
        if (categories == null || categories.isEmpty()) {
            return "";
        }
        return categories.size() <= MOST_CATEGORIES
                ? "The model knows %s.".formatted(quoted(categories))
                : "The model knows %d categories; its schema lists them.".formatted(categories.size());
    }

    private static String quoted(List<String> categories) {
        return categories.stream().map("'%s'"::formatted).collect(Collectors.joining(", "));
    }

    private static void extend(Schema<?> property, FeatureSchema feature) {
        if (feature.range() != null) {
            var range = new LinkedHashMap<String, Object>();
            range.put("minimum", feature.range().min().json());
            range.put("maximum", feature.range().max().json());
            property.addExtension("x-training-range", range);
        }
        var categories = feature.categories();
        if (categories != null && categories.size() <= MOST_CATEGORIES) {
            property.addExtension("x-extensible-enum", categories);
        }
    }
}
