package io.mlpservice.engine.feature;

import io.mlpservice.engine.data.Column;
import io.mlpservice.engine.data.UnsuitableDataException;
import io.mlpservice.engine.scaling.ColumnScale;

import java.util.List;
import java.util.OptionalDouble;
import java.util.function.IntToDoubleFunction;

/**
 * How the values of one feature become inputs of a network. Immutable. A cell is first read as a number, its code: the
 * number itself, 0 or 1 for a boolean, seconds since 1970 for a date, a number for each category, {@code NaN} for a
 * gap. The code then sets the inputs.
 */
public sealed interface Encoder
        permits NumberEncoder, BooleanEncoder, CategoryEncoder, OrdinalEncoder, HashEncoder, DateEncoder {
    /** The code of a cell with text; empty if the cell is no value of this feature. */
    OptionalDouble code(String text);

    /** The code of a cell with a number; empty if the cell is no value of this feature. */
    OptionalDouble code(double number);

    /**
     * The code of each row of a column. It throws {@link UnsuitableDataException} for a row whose cell is no value of
     * this feature.
     */
    default IntToDoubleFunction codes(Column column) {
        return switch (column) {
            case Column.Numeric(var _, var values) -> row -> Double.isNaN(values[row])
                    ? Double.NaN
                    : code(values[row]).orElseThrow(() -> unreadable(column, row));
            case Column.Categorical(var _, var categories, var places) -> {
                var codes = categories.stream().map(this::code).toList();
                yield row -> places[row] < 0
                        ? Double.NaN
                        : codes.get(places[row]).orElseThrow(() -> unreadable(column, row));
            }
        };
    }

    private static UnsuitableDataException unreadable(Column column, int row) {
        return new UnsuitableDataException("the column \"%s\" contains \"%s\", which is not a value of its type"
                .formatted(column.name(), column.text(row)));
    }

    /** The inputs, in order. */
    List<Input> inputs();

    /**
     * Sets the inputs before scaling.
     *
     * @param unscaled zeros at the places of this feature
     * @param first the place of its first input
     */
    void set(double code, double[] unscaled, int first);

    /** Whether at most one input is 1 and the others are 0, none of them scaled. */
    default boolean isIndicator() {
        return false;
    }

    /** The place among the inputs of an indicator of the one that is 1; −1 if there is none. */
    default int one(double code) {
        throw new UnsupportedOperationException("this feature is not an indicator");
    }

    /** What is odd about a code, as far as the training rows show. */
    Oddity oddity(double code);

    /** The number before scaling that one of its inputs is, in words. */
    default String formula(InputKind kind) {
        return kind.formula();
    }

    /** Whether gaps get a value or an input of their own. */
    boolean fillsGaps();

    /** What is odd about a value. */
    enum Oddity {
        /** Nothing. */
        NONE,
        /** There is no value. */
        GAP,
        /** The value is smaller or larger than all in the training rows. */
        OUT_OF_RANGE,
        /** No training row has this category. */
        UNSEEN
    }

    /**
     * An input of the network that comes from one feature.
     *
     * @param category the category that it stands for; empty text for an input that stands for no single one
     */
    record Input(InputKind kind, String category, ColumnScale scale) {
        /** An input that is not scaled. */
        Input(InputKind kind, String category) {
            this(kind, category, ColumnScale.Linear.IDENTITY);
        }

        /** An input that stands for no category. */
        Input(InputKind kind, ColumnScale scale) {
            this(kind, "", scale);
        }

        /** The name of the input, given that of its feature. */
        String name(String feature) {
            return switch (kind) {
                case VALUE -> feature;
                case CATEGORY -> feature + " = " + category;
                case HASH -> feature + " hash " + category;
                default -> feature + " " + kind.words();
            };
        }
    }

    /** What an input shows of a feature, and the number that it has before scaling. */
    enum InputKind {
        /** The value as a number. */
        VALUE("value", "the number"),
        /** For rows without a value. */
        MISSING("is missing", "1 for rows without a value, else 0"),
        /** For rows of one category. */
        CATEGORY("category", "1 for rows of the category, else 0"),
        /** For rows of rare categories, and of unseen ones. */
        OTHER("is another", "1 for rows of any other category, else 0"),
        /** For rows whose category has one hash. */
        HASH("hash",
                "1 if CRC-32C of the category's UTF-8 bytes, modulo the number of these inputs, is this one, else 0"),
        /** Elapsed time. */
        DAYS("in days", "days since 1970-01-01T00:00Z, with their fraction"),
        /** The year. */
        YEAR("year", "the year"),
        /** The month's place in the year. */
        MONTH_SINE("month sine", "sin(2π(month − 1)/12)"),
        /** The cosine of it. */
        MONTH_COSINE("month cosine", "cos(2π(month − 1)/12)"),
        /** The day's place in the week. */
        DAY_OF_WEEK_SINE("day of week sine", "sin(2π(day − 1)/7), Monday is 1"),
        /** The cosine of it. */
        DAY_OF_WEEK_COSINE("day of week cosine", "cos(2π(day − 1)/7), Monday is 1"),
        /** The day's place in the year. */
        DAY_OF_YEAR_SINE("day of year sine", "sin(2π(day − 1)/365.25), January 1 is 1"),
        /** The cosine of it. */
        DAY_OF_YEAR_COSINE("day of year cosine", "cos(2π(day − 1)/365.25), January 1 is 1"),
        /** The time of day. */
        HOUR_SINE("hour sine", "sin(2π·(whole seconds since midnight)/86400)"),
        /** The cosine of it. */
        HOUR_COSINE("hour cosine", "cos(2π·(whole seconds since midnight)/86400)"),
        /** A power of a feature or a product of features. */
        PRODUCT("product", "the product of the factors, before they are scaled");

        private final String words;
        private final String formula;

        InputKind(String words, String formula) {
            this.words = words;
            this.formula = formula;
        }

        String words() {
            return words;
        }

        String formula() {
            return formula;
        }
    }
}
