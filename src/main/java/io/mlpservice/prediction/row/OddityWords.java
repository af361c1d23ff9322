package io.mlpservice.prediction.row;

import io.mlpservice.engine.data.Numbers;
import io.mlpservice.engine.feature.BooleanEncoder;
import io.mlpservice.engine.feature.CategoryEncoder;
import io.mlpservice.engine.feature.DateEncoder;
import io.mlpservice.engine.feature.FeatureCodec;
import io.mlpservice.engine.feature.HashEncoder;
import io.mlpservice.engine.feature.NumberEncoder;
import io.mlpservice.engine.feature.OrdinalEncoder;
import io.mlpservice.platform.CellValue;
import io.mlpservice.platform.problem.Messages;
import io.mlpservice.schema.FeatureRange;
import io.mlpservice.schema.MissingTreatment;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.stream.Collectors;

/** Says in sentences what is odd about rows and what the model makes of it. */
public final class OddityWords {
    private static final int COLUMNS_SHOWN = 10;

    private final FeatureCodec features;
    /** What becomes of the missing values of each feature; null before it is asked for. */
    private final @Nullable MissingTreatment[] missing;

    /** Words for the features of a model. */
    public OddityWords(FeatureCodec features) {
        this.features = features;
        this.missing = new MissingTreatment[features.names().size()];
    }

    /** A sentence for each odd value of a row, and one for those that are not kept. */
    public List<String> warnings(RowOddities row) {
        if (row.count() == 0) {
            return List.of();
        }
        var warnings = new ArrayList<String>();
        row.first().forEach(odd -> warnings.add(fact(odd) + rule(odd)));
        if (row.count() > warnings.size()) {
            warnings.add("%,d more values of this row are answered by rule.".formatted(row.count() - warnings.size()));
        }
        return warnings;
    }

    /** A sentence about columns that are left out; none if there are none. */
    public static List<String> ignored(Collection<String> columns) {
        if (columns.isEmpty()) {
            return List.of();
        }
        var shown = columns.stream().limit(COLUMNS_SHOWN).map(column -> "'%s'".formatted(Messages.shortened(column)))
                .collect(Collectors.joining(", "));
        var more = columns.size() > COLUMNS_SHOWN ? " and %,d more".formatted(columns.size() - COLUMNS_SHOWN) : "";
        return List.of("Columns that are not features of the model are ignored: %s%s.".formatted(shown, more));
    }

    /** The code of the error that an odd value is in a strict request. */
    static String code(OddValue odd) {
        return switch (odd.oddity()) {
            case GAP -> "missing_feature";
            case OUT_OF_RANGE -> "out_of_range";
            case UNSEEN -> "unseen_category";
            case NONE -> throw new IllegalArgumentException("nothing is odd");
        };
    }

    /** Why a strict request is refused. */
    String refusal(OddValue odd) {
        return fact(odd)
                + ". A strict request is answered only if all values are like those of the training rows; leave out 'strict' to have a rule applied.";
    }

    private String fact(OddValue odd) {
        var name = Messages.shortened(features.names().get(odd.feature()));
        var text = odd.value() == null ? "" : Messages.shortened(odd.value().text());
        return switch (odd.oddity()) {
            case GAP -> text.isBlank()
                    ? "'%s' has no value".formatted(name)
                    : "'%s' is \"%s\", which means a missing value".formatted(name, text);
            case OUT_OF_RANGE -> "'%s' is %s, %s".formatted(name, asRead(odd, text), beyond(odd));
            case UNSEEN -> features.encoder(odd.feature()) instanceof BooleanEncoder
                    ? "'%s' is %s, which it is in no training row".formatted(name, text)
                    : "'%s' is \"%s\", a category that no training row has".formatted(name, text);
            case NONE -> throw new IllegalArgumentException("nothing is odd");
        };
    }

    /** A number in text shows what it is read as: the mark in {@code 1.133} may stand between thousands. */
    private String asRead(OddValue odd, String text) {
        return !(features.encoder(odd.feature()) instanceof NumberEncoder)
                || Numbers.parse(text).equals(OptionalDouble.of(odd.code()))
                        ? text
                        : "%s (written \"%s\")".formatted(new CellValue.Numeric(odd.code()).text(), text);
    }

    private String beyond(OddValue odd) {
        var encoder = features.encoder(odd.feature());
        var range = Objects.requireNonNull(FeatureRange.of(encoder));
        return switch (encoder) {
            case DateEncoder date -> odd.code() < date.earliest()
                    ? "before %s, the earliest of the training rows".formatted(range.min().text())
                    : "after %s, the latest of the training rows".formatted(range.max().text());
            case NumberEncoder number -> odd.code() < number.least()
                    ? "less than %s, the least of the training rows".formatted(range.min().text())
                    : "more than %s, the largest of the training rows".formatted(range.max().text());
            case BooleanEncoder _,CategoryEncoder _,OrdinalEncoder _,HashEncoder _ ->
                throw new IllegalArgumentException("only numbers and dates have a range");
        };
    }

    private String rule(OddValue odd) {
        return switch (odd.oddity()) {
            case GAP -> ". " + treatment(odd.feature()).description();
            case OUT_OF_RANGE -> isUsed(odd.feature())
                    ? "; the model extrapolates."
                    : "; it makes no difference, since the training rows have one value alone.";
            case UNSEEN -> unseen(odd.feature());
            case NONE -> throw new IllegalArgumentException("nothing is odd");
        };
    }

    /** Whether a number makes a difference: a constant column scales to 0, and so may its powers and products. */
    private boolean isUsed(int feature) {
        var name = features.names().get(feature);
        return !(features.encoder(feature) instanceof NumberEncoder number) || !number.scale().isConstant()
                || features.inputs().stream().filter(input -> input.factors().contains(name))
                        .anyMatch(product -> !product.input().scale().isConstant());
    }

    private MissingTreatment treatment(int feature) {
        var treatment = missing[feature];
        if (treatment == null) {
            treatment = MissingTreatment.of(features.encoder(feature));
            missing[feature] = treatment;
        }
        return treatment;
    }

    private String unseen(int feature) {
        return switch (features.encoder(feature)) {
            case CategoryEncoder category when category.rare().isEmpty() ->
                "; it counts as none of the model's categories.";
            case CategoryEncoder _ -> "; it counts as one of the rare categories.";
            case OrdinalEncoder ordinal when ordinal.fillsGaps() ->
                "; it stands where a missing value does, at place %s among the categories, counted from 0."
                        .formatted(Objects.requireNonNull(treatment(feature).fill()).text());
            case OrdinalEncoder _ -> "; it counts as the first category.";
            case BooleanEncoder _,NumberEncoder _,DateEncoder _,HashEncoder _ -> "; the model extrapolates.";
        };
    }
}
