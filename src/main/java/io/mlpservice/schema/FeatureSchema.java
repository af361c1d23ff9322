package io.mlpservice.schema;

import io.mlpservice.engine.data.DateOrder;
import io.mlpservice.engine.feature.BooleanEncoder;
import io.mlpservice.engine.feature.CategoryEncoder;
import io.mlpservice.engine.feature.CategoryEncoding;
import io.mlpservice.engine.feature.DateEncoder;
import io.mlpservice.engine.feature.Encoder;
import io.mlpservice.engine.feature.Feature;
import io.mlpservice.engine.feature.FeatureType;
import io.mlpservice.engine.feature.HashEncoder;
import io.mlpservice.engine.feature.NumberEncoder;
import io.mlpservice.engine.feature.OrdinalEncoder;
import io.mlpservice.platform.CellValue;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import java.util.List;

/** A column that a model predicts from. */
@Schema(description = "A column that a model predicts from; what its type does not have is null.")
public record FeatureSchema(@Schema(example = "petal_length") String name, FeatureType type,
        @Schema(description = "How dates are written, besides ISO dates, which are always read.") @Nullable DateOrder dateOrder,
        @Schema(description = "The sign beside its numbers in the data set. In rows to predict, a number that is sent as text may have it or none. Null if there is none, or if it is not known.", nullable = true, example = "$") @Nullable String sign,
        @Schema(description = "Of numbers and dates: the least and the largest of the training rows; null if they are not known.") @Nullable FeatureRange range,
        @Schema(description = "How categories become inputs.") @Nullable CategoryEncoding encoding,
        @Schema(description = "Those with an input of their own, or all of them in order where `encoding` is ordinal; null where it is hashed.", example = "[\"red\", \"green\"]") @Nullable List<String> categories,
        @Schema(description = "How many rare categories share an input.", example = "2") @Nullable Integer rareCategoryCount,
        @Schema(description = "What becomes of a missing value.") MissingTreatment missing,
        @Schema(description = "A value that it takes: about the middle of the training rows, or the most frequent category; null if they had no value.") @Nullable CellValue example) {

    static FeatureSchema of(Feature feature, Encoder encoder) {
        return new FeatureSchema(feature.name(), feature.type(), feature.dateOrder(),
                feature.sign() == null ? null : feature.sign().symbol(), FeatureRange.of(encoder),
                encoding(encoder), categories(encoder), rareCategories(encoder), MissingTreatment.of(encoder),
                ExampleValue.of(encoder));
    }

    private static @Nullable CategoryEncoding encoding(Encoder encoder) {
        return switch (encoder) {
            case CategoryEncoder _ -> CategoryEncoding.ONE_HOT;
            case OrdinalEncoder _ -> CategoryEncoding.ORDINAL;
            case HashEncoder _ -> CategoryEncoding.HASHED;
            case NumberEncoder _,BooleanEncoder _,DateEncoder _ -> null;
        };
    }

    private static @Nullable List<String> categories(Encoder encoder) {
        return switch (encoder) {
            case CategoryEncoder category -> category.categories();
            case OrdinalEncoder ordinal -> ordinal.categories();
            case NumberEncoder _,BooleanEncoder _,DateEncoder _,HashEncoder _ -> null;
        };
    }

    private static @Nullable Integer rareCategories(Encoder encoder) {
        return switch (encoder) {
            case CategoryEncoder category -> category.rare().size();
            case OrdinalEncoder _ -> 0;
            case NumberEncoder _,BooleanEncoder _,DateEncoder _,HashEncoder _ -> null;
        };
    }
}
