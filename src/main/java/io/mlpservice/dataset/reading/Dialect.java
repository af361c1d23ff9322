package io.mlpservice.dataset.reading;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.mlpservice.engine.data.NumberMarks;
import org.jspecify.annotations.Nullable;

import java.nio.charset.Charset;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * How a table is written as text.
 *
 * @param format whether the rows are CSV or JSON; all but compression, encoding and missing values is about CSV alone
 * @param compression of the file; null if it is not compressed
 * @param encoding the name of the character encoding
 * @param separator the character between cells
 * @param quote the character around cells that hold a separator, a quote or a line break
 * @param decimal the decimal mark of numbers
 * @param thousands the mark between the thousands of numbers; null if there is none
 * @param numberSigns the signs beside numbers, which are left out, as in {@code $9.80} and {@code 85%}
 * @param header whether the first line names the columns
 * @param separatorLine whether the first line gives the separator, as in {@code sep=;}
 * @param comment the character that begins the lines which are left out, but for {@link CommentedText rows}; null if there
 *     are none
 * @param skipLines how many lines above the header, or above the first row, are left out
 * @param unitsLine whether the line below the header holds units and is left out
 * @param rowNames whether the first column has no name in the header, as where it holds the names of rows
 * @param trailingSeparator whether rows end in separators that no cells with values follow
 * @param strip whether blanks around cells are left out; inside quotes, only those around numbers and missing values are
 * @param missingValues the words that mean a missing value, as an empty cell does
 * @param notes a sentence for each thing that was found by looking at the file
 */
public record Dialect(TableFormat format, @Nullable Compression compression, String encoding, String separator,
        String quote,
        String decimal, @Nullable String thousands, List<String> numberSigns, boolean header, boolean separatorLine,
        @Nullable String comment,
        Integer skipLines, Boolean unitsLine, boolean rowNames, boolean trailingSeparator, boolean strip,
        List<String> missingValues, List<String> notes) {
    /**
     * The format of RFC 4180, in UTF-8: commas, quotes doubled inside quotes, a header. Cells stay as they are. The
     * service writes rows in it, and version 0.1.0 read no other.
     */
    public static final Dialect RFC_4180 = new Dialect(TableFormat.CSV, null, "UTF-8", ",", "\"", ".", null, List.of(),
            true,
            false, null, 0, false, false, false,
            false, List.of(), List.of());

    /**
     * Copies the lists. Dialects of earlier versions have no format and are CSV, and nothing stands around their tables and
     * numbers.
     */
    public Dialect {
        format = Objects.requireNonNullElse(format, TableFormat.CSV);
        skipLines = Objects.requireNonNullElse(skipLines, 0);
        unitsLine = Objects.requireNonNullElse(unitsLine, false);
        numberSigns = List.copyOf(Objects.requireNonNullElse(numberSigns, List.of()));
        missingValues = List.copyOf(missingValues);
        notes = List.copyOf(notes);
    }

    /** This dialect with another note. */
    public Dialect withNote(String sentence) {
        return new Dialect(format, compression, encoding, separator, quote, decimal, thousands, numberSigns, header,
                separatorLine,
                comment, skipLines, unitsLine, rowNames,
                trailingSeparator, strip, missingValues, Stream.concat(notes.stream(), Stream.of(sentence)).toList());
    }

    /** This dialect with no words for missing values but the empty cell. */
    public Dialect withoutMissingValues() {
        return new Dialect(format, compression, encoding, separator, quote, decimal, thousands, numberSigns, header,
                separatorLine,
                comment, skipLines, unitsLine, rowNames, trailingSeparator, strip, List.of(), notes);
    }

    /** This dialect with a row below the header, whatever it holds. */
    public Dialect withoutUnitsLine() {
        return new Dialect(format, compression, encoding, separator, quote, decimal, thousands, numberSigns, header,
                separatorLine,
                comment, skipLines, false, rowNames, trailingSeparator, strip, missingValues, notes);
    }

    /** Whether the first record behind the lines that are left out gives the separator. */
    boolean hasSeparatorRecord() {
        return separatorLine && skipLines == 0;
    }

    /** What separates cells, such as {@code commas}. */
    public String separatorInWords() {
        return wordsOf(separator.charAt(0));
    }

    /** A separator in the plural, such as {@code commas}. */
    public static String wordsOf(char separator) {
        return switch (separator) {
            case ',' -> "commas";
            case ';' -> "semicolons";
            case '\t' -> "tabs";
            case '|' -> "vertical bars";
            default -> "blanks";
        };
    }

    /** The character encoding. */
    @JsonIgnore
    public Charset charset() {
        return Charset.forName(encoding);
    }

    /** The marks in numbers. */
    @JsonIgnore
    public NumberMarks numberMarks() {
        return NumberMarks.of(decimal, thousands, numberSigns);
    }
}
