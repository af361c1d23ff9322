package io.mlpservice.column;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.mlpservice.engine.data.DateOrder;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A column of a data set with its statistics, which leave out missing values.
 *
 * @param name unique in the data set
 * @param type the type of its values
 * @param role what it is used for unless a training request says otherwise
 * @param reason why it is ignored, as a sentence; null for other roles
 * @param dateOrder the order in which its dates are written; null for other types
 * @param sign beside its numbers, such as that of a currency; null if there is none
 * @param missing the number of rows without a value
 * @param distinct the number of different values; null if there are too many texts to count
 * @param min the smallest number; null if the column has no numbers, like the next five
 * @param max the largest number
 * @param mean the arithmetic mean
 * @param standardDeviation the population's standard deviation, √(Σ(x − mean)² / n)
 * @param quartiles the first quartile, the median and the third quartile, interpolated between neighbors
 * @param histogram the frequencies in at most {@value Histogram#MOST_BINS} bins
 * @param earliest the first date; null if the column has no dates, like the next
 * @param latest the last date
 * @param categories the values of a column of text and their counts, the most frequent first, at most {@value
 *        #CATEGORIES_SHOWN}; null for a numeric one, like the next
 * @param categoryCount how many categories there are; null too if there were too many to count
 * @param notes what is known besides; not shown
 */
public record DatasetColumn(String name, ColumnType type, ColumnRole role, @Nullable String reason,
        @Nullable DateOrder dateOrder,
        @Schema(description = "The sign beside its numbers, which is left out of them: that of a currency, or `%`. Null if there is none.", nullable = true, example = "%") @Nullable String sign,
        int missing,
        @Schema(description = "The number of different values. Null where a column that is not numeric has more than 200,000 of them, or more than 16,777,216 characters in them: they are not counted then.", nullable = true, example = "3") @Nullable Integer distinct,
        @Nullable Double min, @Nullable Double max, @Nullable Double mean, @Nullable Double standardDeviation,
        @Nullable List<Double> quartiles, @Nullable Histogram histogram, @Nullable Instant earliest,
        @Nullable Instant latest, @Nullable List<Category> categories,
        @Schema(description = "The number of categories, as `distinct`; null for other types.", nullable = true, example = "3") @Nullable Integer categoryCount,
        @JsonIgnore ColumnNotes notes) {
    /** The maximum number of categories shown. */
    static final int CATEGORIES_SHOWN = 30;

    /** The maximum number of distinct values kept. */
    static final int MOST_LABELS = 1_000;

    /** A text of usual length, its place in the list of its column, and its entry where texts are looked up. */
    private static final long BYTES_OF_TEXT = 128;

    /** Columns that version 0.1.0 stored have no role: all of them are features. */
    public DatasetColumn {
        role = Objects.requireNonNullElse(role, ColumnRole.FEATURE);
    }

    /** A numeric column without numbers. */
    static DatasetColumn numeric(String name, int missing, ColumnNotes notes) {
        return new DatasetColumn(name, ColumnType.NUMERIC, ColumnRole.FEATURE, null, null, null, missing, 0, null, null,
                null, null, null, null, null, null, null, null, notes);
    }

    /**
     * All distinct values of the column as labels, in ascending order; empty if there are more than {@value
     * #MOST_LABELS}, or if the columns of the data set have too many in total.
     */
    public Optional<List<String>> distinctLabels() {
        return Optional.ofNullable(notes.labels());
    }

    /** What is odd about a cell of the column, in a sentence that says what to do. */
    public Optional<String> oddCell() {
        return Optional.ofNullable(notes.oddCell());
    }

    /** Numbers that seem to stand for missing values; empty in a stored data set, whose {@link #oddCell} says so. */
    public Optional<Sentinels> sentinels() {
        return Optional.ofNullable(notes.sentinels());
    }

    /** A warning about labels that look like spellings of one label. */
    public Optional<String> similarLabels() {
        return Optional.ofNullable(notes.similarLabels());
    }

    /** Whether all of its values are {@code true} and {@code false}, as JSON writes booleans. */
    boolean holdsBooleansOfJson() {
        return type == ColumnType.BOOLEAN
                && (categories == null || categories.stream().map(Category::value).allMatch(Cells::isBoolean));
    }

    /** About how many bytes that many of its rows take in memory. */
    public long bytes(long rows) {
        return type == ColumnType.NUMERIC
                ? rows * Double.BYTES
                : rows * Integer.BYTES + BYTES_OF_TEXT * (distinct == null ? rows : Math.min(rows, distinct));
    }

    /** This column with other notes. */
    public DatasetColumn with(ColumnNotes known) {
        return new DatasetColumn(name, type, role, reason, dateOrder, sign, missing, distinct, min, max,
                mean, standardDeviation, quartiles, histogram, earliest, latest, categories, categoryCount, known);
    }

    /** This column in a role. */
    public DatasetColumn with(ColumnRole given, @Nullable String why) {
        return new DatasetColumn(name, type, given, why, dateOrder, sign, missing, distinct, min, max,
                mean, standardDeviation, quartiles, histogram, earliest, latest, categories, categoryCount, notes);
    }
}
