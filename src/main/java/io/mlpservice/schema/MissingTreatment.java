package io.mlpservice.schema;

import io.mlpservice.engine.feature.BooleanEncoder;
import io.mlpservice.engine.feature.CategoryEncoder;
import io.mlpservice.engine.feature.DateEncoder;
import io.mlpservice.engine.feature.Encoder;
import io.mlpservice.engine.feature.Encoder.InputKind;
import io.mlpservice.engine.feature.Gaps;
import io.mlpservice.engine.feature.HashEncoder;
import io.mlpservice.engine.feature.NumberEncoder;
import io.mlpservice.engine.feature.OrdinalEncoder;
import io.mlpservice.platform.CellValue;
import io.mlpservice.platform.problem.Messages;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What a model does with a missing value of a feature.
 *
 * @param fill what stands in for it; null unless the rule is {@link MissingRule#FILLED}, or where rare categories stand in
 * @param indicator whether an input of the network is 1 for rows without a value
 * @param description all this in a sentence
 */
@Schema(description = "What a model does with a missing value of a feature.")
public record MissingTreatment(MissingRule rule,
        @Schema(description = "What stands in for it: a number (of an ordinal category its place, counted from 0; of a boolean from 0 for false to 1 for true), a date as ISO text, or a category; null where nothing does.", example = "4.35") @Nullable CellValue fill,
        @Schema(description = "Whether an input of the network is 1 for rows without a value.", example = "true") boolean indicator,
        @Schema(description = "All this in a sentence.", example = "A missing value counts as 4.35, and an input of the network is 1 for it.") String description) {

    /** What happens to a missing value. */
    public enum MissingRule {
        /** Another value stands in for it. */
        FILLED,
        /** It is a category of its own. */
        OWN_CATEGORY,
        /** It counts as a category that no training row has. */
        UNSEEN_CATEGORY,
        /** The row is refused. */
        REFUSED
    }

    /** The treatment by an encoder. */
    public static MissingTreatment of(Encoder encoder) {
        var indicator = encoder.inputs().stream().anyMatch(input -> input.kind() == InputKind.MISSING);
        return switch (encoder) {
            case NumberEncoder number -> filled(number.gaps(), new CellValue.Numeric(number.gaps().fill()), indicator);
            case OrdinalEncoder ordinal -> ofPlace(ordinal, indicator);
            case BooleanEncoder(var gaps, var _) -> filled(gaps, new CellValue.Numeric(gaps.fill()), indicator);
            case DateEncoder date -> ofDate(date.gaps(), indicator);
            case HashEncoder(var _, var _, var gaps) -> ofRule(!gaps.areFilled()
                    ? MissingRule.REFUSED
                    : gaps.indicated() ? MissingRule.OWN_CATEGORY : MissingRule.UNSEEN_CATEGORY, indicator);
            case CategoryEncoder category -> ofCategory(category, indicator);
        };
    }

    private static MissingTreatment filled(Gaps gaps, CellValue fill, boolean indicator) {
        return gaps.areFilled()
                ? filled(fill, "counts as " + fill.text(), indicator)
                : ofRule(MissingRule.REFUSED, false);
    }

    private static MissingTreatment filled(@Nullable CellValue fill, String what, boolean indicator) {
        return new MissingTreatment(MissingRule.FILLED, fill, indicator, "A missing value %s%s.".formatted(what,
                indicator ? ", and an input of the network is 1 for it" : ""));
    }

    private static MissingTreatment ofDate(Gaps gaps, boolean indicator) {
        return gaps.areFilled()
                ? filled(gaps, new CellValue.Text(DateEncoder.text(gaps.fill())), indicator)
                : ofRule(MissingRule.REFUSED, false);
    }

    private static MissingTreatment ofPlace(OrdinalEncoder ordinal, boolean indicator) {
        var gaps = ordinal.places().gaps();
        return gaps.areFilled()
                ? filled(new CellValue.Numeric(gaps.fill()),
                        "counts as the category at place %s, counted from 0"
                                .formatted(new CellValue.Numeric(gaps.fill()).text()),
                        indicator)
                : ofRule(MissingRule.REFUSED, false);
    }

    private static MissingTreatment ofCategory(CategoryEncoder category, boolean indicator) {
        return switch (category.gaps()) {
            case CATEGORY -> ofRule(MissingRule.OWN_CATEGORY, indicator);
            case UNSEEN -> ofRule(MissingRule.UNSEEN_CATEGORY, indicator);
            case REFUSED -> ofRule(MissingRule.REFUSED, indicator);
            case MOST_FREQUENT -> category.mostFrequent() < 0
                    ? filled(null, "counts as a rare category, as the most frequent one is", indicator)
                    : filled(new CellValue.Text(category.categories().get(category.mostFrequent())),
                            "counts as '%s', the most frequent category".formatted(
                                    Messages.shortened(category.categories().get(category.mostFrequent()))),
                            indicator);
        };
    }

    private static MissingTreatment ofRule(MissingRule rule, boolean indicator) {
        return new MissingTreatment(rule, null, indicator, switch (rule) {
            case OWN_CATEGORY -> "A missing value is a category of its own.";
            case UNSEEN_CATEGORY -> "A missing value counts as an unseen category, since no training row had one.";
            case REFUSED -> "A row with a missing value is refused.";
            case FILLED -> throw new IllegalArgumentException("say what fills it");
        });
    }
}
