package io.mlpservice.surface;

import io.mlpservice.engine.feature.BooleanEncoder;
import io.mlpservice.engine.feature.CategoryEncoder;
import io.mlpservice.engine.feature.DateEncoder;
import io.mlpservice.engine.feature.Encoder;
import io.mlpservice.engine.feature.HashEncoder;
import io.mlpservice.engine.feature.NumberEncoder;
import io.mlpservice.engine.feature.OrdinalEncoder;
import io.mlpservice.platform.CellValue;
import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Objects;

/**
 * The values of a feature along a side of a picture.
 *
 * @param feature counted from 0
 * @param cells the values as a client writes them
 * @param codes the values as the model takes them
 */
@SuppressWarnings("ArrayRecordComponent")
record Axis(int feature, List<CellValue> cells, double[] codes) {
    /** Whether values of the feature are known: not where categories are hashed, or where no training row had one. */
    static boolean canShow(Encoder encoder) {
        return !(encoder instanceof HashEncoder) && (hasRange(encoder) || !categories(encoder).isEmpty());
    }

    /** Whether the values are numbers or dates. */
    static boolean hasRange(Encoder encoder) {
        return encoder instanceof NumberEncoder || encoder instanceof DateEncoder;
    }

    /**
     * The axis of a feature that can be shown.
     *
     * @param range of numbers or dates; null for the usual one
     * @param resolution how many numbers or dates it has
     * @param mostCategories how many categories it has at most
     */
    static Axis of(int feature, Encoder encoder, @Nullable AxisRange range, int resolution, int mostCategories) {
        return switch (encoder) {
            case NumberEncoder number ->
                Objects.requireNonNullElseGet(range, () -> AxisRange.of(number)).axis(feature, encoder, resolution);
            case DateEncoder date ->
                Objects.requireNonNullElseGet(range, () -> AxisRange.of(date)).axis(feature, encoder, resolution);
            case BooleanEncoder _,CategoryEncoder _,OrdinalEncoder _,HashEncoder _ ->
                ofCategories(feature, encoder, categories(encoder).stream().limit(mostCategories).toList());
        };
    }

    private static Axis ofCategories(int feature, Encoder encoder, List<CellValue> categories) {
        return new Axis(feature, categories, categories.stream()
                .mapToDouble(category -> encoder.code(category.text()).orElseThrow()).toArray());
    }

    /** The categories with an input of their own, or else the rare ones. */
    private static List<CellValue> categories(Encoder encoder) {
        return switch (encoder) {
            case BooleanEncoder _ -> List.of(new CellValue.Truth(false), new CellValue.Truth(true));
            case CategoryEncoder category ->
                texts(category.categories().isEmpty() ? category.rare() : category.categories());
            case OrdinalEncoder ordinal -> texts(ordinal.categories());
            case HashEncoder _,NumberEncoder _,DateEncoder _ -> List.of();
        };
    }

    private static List<CellValue> texts(List<String> categories) {
        return categories.stream().<CellValue>map(CellValue.Text::new).toList();
    }

    int size() {
        return codes.length;
    }
}
