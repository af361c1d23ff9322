package io.mlpservice.prediction.row;

import io.mlpservice.column.Cells;
import io.mlpservice.engine.data.DateOrder;
import io.mlpservice.engine.data.GapWords;
import io.mlpservice.engine.data.NumberMarks;
import io.mlpservice.engine.data.NumberSigns;
import io.mlpservice.engine.data.ThousandsMark;
import io.mlpservice.engine.feature.BooleanEncoder;
import io.mlpservice.engine.feature.CategoryEncoder;
import io.mlpservice.engine.feature.DateEncoder;
import io.mlpservice.engine.feature.Encoder;
import io.mlpservice.engine.feature.Encoder.Oddity;
import io.mlpservice.engine.feature.FeatureCodec;
import io.mlpservice.engine.feature.HashEncoder;
import io.mlpservice.engine.feature.NumberEncoder;
import io.mlpservice.engine.feature.OrdinalEncoder;
import io.mlpservice.engine.model.TrainedModel;
import io.mlpservice.platform.CellValue;
import io.mlpservice.platform.problem.FieldErrors;
import io.mlpservice.platform.problem.Messages;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/** Reads rows as a model's features. Collects everything that is wrong with them, and what is odd. */
public final class RowReader {
    private final FeatureCodec features;
    private final GapWords gapWords;
    private final NumberMarks marks;
    private final TextCells texts;
    private final OddityWords words;
    private final boolean strict;
    private final FieldErrors errors;

    /**
     * Creates a reader.
     *
     * @param strict whether odd values are errors
     */
    public RowReader(TrainedModel model, boolean strict, FieldErrors errors) {
        this(model, new OddityWords(model.features()), strict, errors);
    }

    /**
     * Creates a reader that shares its words with others of the same model.
     *
     * @param strict whether odd values are errors
     */
    public RowReader(TrainedModel model, OddityWords words, boolean strict, FieldErrors errors) {
        this(model.features(), model.schema().gapWords(), model.schema().numberMarks(), words, strict, errors);
    }

    RowReader(FeatureCodec features, GapWords gapWords, NumberMarks marks, OddityWords words, boolean strict,
            FieldErrors errors) {
        this.features = features;
        this.gapWords = gapWords;
        this.marks = marks;
        this.texts = new TextCells(features, marks);
        this.words = words;
        this.strict = strict;
        this.errors = errors;
    }

    /** The rows as codes. */
    public ReadRows read(FeatureRows rows) {
        return switch (rows) {
            case FeatureRows.Numbers(var numbers, var places) -> new ReadRows(numbers, oddities(numbers, places));
            case FeatureRows.Cells cells -> read(cells);
        };
    }

    private List<RowOddities> oddities(double[][] rows, RowPlaces places) {
        var oddities = new ArrayList<RowOddities>(rows.length);
        for (var row = 0; row < rows.length; row++) {
            oddities.add(oddities(rows[row], row, places));
        }
        return oddities;
    }

    private RowOddities oddities(double[] numbers, int row, RowPlaces places) {
        var odd = RowOddities.NONE;
        for (var feature = 0; feature < numbers.length; feature++) {
            var oddity = features.encoder(feature).oddity(numbers[feature]);
            if (oddity != Oddity.NONE) {
                odd = note(odd,
                        new OddValue(feature, oddity, new CellValue.Numeric(numbers[feature]), numbers[feature]), row,
                        places);
            }
        }
        return odd;
    }

    private RowOddities note(RowOddities row, OddValue odd, int index, RowPlaces places) {
        if (!strict) {
            return row.with(odd);
        }
        if (!errors.isFull()) {
            errors.add(places.cell(index, odd.feature(), OddityWords.code(odd), words.refusal(odd)));
        }
        return row;
    }

    private ReadRows read(FeatureRows.Cells rows) {
        if (rows.marks() != null && !rows.marks().equals(marks)) {
            return new RowReader(features, gapWords, rows.marks(), words, strict, errors)
                    .read(rows);
        }
        var codes = new double[rows.size()][];
        var oddities = new ArrayList<RowOddities>(rows.size());
        for (var row = 0; row < codes.length && !errors.isFull(); row++) {
            var cells = rows.cells().get(row);
            codes[row] = new double[cells.size()];
            if (cells.size() == features.names().size()) {
                oddities.add(read(cells, codes[row], row, rows.places()));
            } else {
                errors.add(rows.places().row(row, "wrong_length",
                        "The row has %d values; it needs %d, in this order: %s.".formatted(cells.size(),
                                features.names().size(), Messages.shortened(String.join(", ", features.names())))));
            }
        }
        return new ReadRows(codes, oddities);
    }

    /** Sets the codes of a row; {@code NaN} for gaps. */
    private RowOddities read(List<@Nullable CellValue> cells, double[] codes, int row, RowPlaces places) {
        var odd = RowOddities.NONE;
        for (var feature = 0; feature < codes.length; feature++) {
            var cell = cells.get(feature);
            var encoder = features.encoder(feature);
            var code = code(feature, cell);
            if (code.isEmpty()) {
                refuse(feature, cell, row, places);
                continue;
            }
            codes[feature] = code.getAsDouble();
            var oddity = encoder.oddity(codes[feature]);
            if (oddity == Oddity.GAP && !encoder.fillsGaps()) {
                refuseGap(feature, row, places);
            } else if (oddity != Oddity.NONE) {
                odd = note(odd, new OddValue(feature, oddity, cell, codes[feature]), row, places);
            }
        }
        return odd;
    }

    private OptionalDouble code(int feature, @Nullable CellValue cell) {
        var encoder = features.encoder(feature);
        return switch (cell) {
            case null -> OptionalDouble.of(Double.NaN);
            case CellValue.Numeric(var value, var digits) when digits == null ->
                gapWords.contains(value) ? OptionalDouble.of(Double.NaN) : encoder.code(value);
            case CellValue.Numeric _,CellValue.Truth _ -> encoder.code(cell.text());
            case CellValue.Text(var text) -> {
                var stripped = text.strip();
                if (isCategory(text, encoder)) {
                    yield encoder.code(text);
                }
                yield isGap(stripped, feature) ? OptionalDouble.of(Double.NaN) : code(feature, stripped);
            }
        };
    }

    /** Tables are also sent row by row, as the texts of their cells. */
    private OptionalDouble code(int feature, String text) {
        var encoder = features.encoder(feature);
        if (texts.cell(text, feature) instanceof CellValue.Numeric(var number, var _)) {
            return encoder.code(number);
        }
        var code = encoder.code(text);
        return switch (encoder) {
            case NumberEncoder _ when code.isEmpty() -> numberWithComma(text, encoder).orElse(code);
            case CategoryEncoder _,OrdinalEncoder _ when !isCategory(text, encoder) ->
                category(text, encoder).orElse(code);
            default -> code;
        };
    }

    private static Optional<OptionalDouble> numberWithComma(String text, Encoder encoder) {
        var number = Cells.numberWithComma(text);
        return Double.isNaN(number) ? Optional.empty() : Optional.of(encoder.code(number));
    }

    /** The category that a text is as a number, whatever its decimal mark. */
    private static Optional<OptionalDouble> category(String text, Encoder encoder) {
        return Stream.of(NumberMarks.PLAIN, new NumberMarks(',', ThousandsMark.NONE))
                .filter(marks -> Cells.isNumber(text, marks)
                        && !(marks.decimal() == ',' && Cells.mayHaveThousands(text)))
                .map(marks -> encoder.code(Cells.number(text, marks)))
                .filter(code -> encoder.oddity(code.orElseThrow()) == Oddity.NONE).findFirst();
    }

    private boolean isGap(String text, int feature) {
        return text.isEmpty()
                || ((gapWords.contains(text) || Cells.isMissingNumber(text, gapWords, texts.marks(text, feature)))
                        && !isCategory(text, features.encoder(feature)));
    }

    /** Whether the training rows have a category of this name. */
    private static boolean isCategory(String text, Encoder encoder) {
        return switch (encoder) {
            case CategoryEncoder _,OrdinalEncoder _ ->
                encoder.oddity(encoder.code(text).orElseThrow()) == Oddity.NONE;
            case NumberEncoder _,BooleanEncoder _,DateEncoder _,HashEncoder _ -> false;
        };
    }

    private void refuseGap(int feature, int row, RowPlaces places) {
        if (!errors.isFull()) {
            errors.add(places.cell(row, feature, "missing_feature",
                    "'%s' is missing; the model needs a value, since it was trained to refuse or leave out rows without one."
                            .formatted(Messages.shortened(features.names().get(feature)))));
        }
    }

    private void refuse(int feature, @Nullable CellValue cell, int row, RowPlaces places) {
        if (errors.isFull()) {
            return;
        }
        var name = Messages.shortened(features.names().get(feature));
        var text = cell == null ? "" : Messages.shortened(cell.text());
        errors.add(switch (features.features().get(feature).type()) {
            case NUMERIC -> places.cell(row, feature, "not_numeric",
                    otherSign(feature, cell).orElseGet(
                            () -> "'%s' must be a number, %s, not \"%s\".".formatted(name, writing(), text)));
            case BOOLEAN -> places.cell(row, feature, "not_boolean",
                    "'%s' must be true or false, or a word such as yes or no, not \"%s\".".formatted(name, text));
            case DATE_TIME -> places.cell(row, feature, "not_a_date",
                    "'%s' must be a date such as %s, not \"%s\".".formatted(name, dates(feature), text));
            case CATEGORICAL -> throw new IllegalStateException("every text is a category");
        });
    }

    /** Why a number has a sign that is not the feature's. */
    private Optional<String> otherSign(int feature, @Nullable CellValue cell) {
        var text = cell == null ? "" : cell.text().strip();
        var column = features.features().get(feature);
        var own = column.sign();
        var found = NumberSigns.anyOf(text);
        return own == null || column.takes(found.character())
                || Double.isNaN(Cells.number(text, marks.with(NumberSigns.NONE.and(found))))
                        ? Optional.empty()
                        : Optional.of(
                                "Column '%s' has %s beside its numbers, not %s. Write the number as its column has it."
                                        .formatted(Messages.shortened(column.name()), own.words(), found.words()));
    }

    /** How texts spell numbers. */
    private String writing() {
        return marks.equals(NumberMarks.PLAIN)
                ? "with a decimal point"
                : "as text such as \"1%s234%s5\"".formatted(Objects.requireNonNullElse(marks.thousands().symbol(), ""),
                        marks.decimal());
    }

    private String dates(int feature) {
        return switch (Objects.requireNonNullElse(features.features().get(feature).dateOrder(),
                DateOrder.YEAR_MONTH_DAY)) {
            case YEAR_MONTH_DAY -> "\"2026-01-31\"";
            case MONTH_DAY_YEAR -> "\"2026-01-31\" or \"1/31/2026\", the month before the day";
            case DAY_MONTH_YEAR -> "\"2026-01-31\" or \"31.1.2026\", the day before the month";
        };
    }
}
