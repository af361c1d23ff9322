package io.mlpservice.dataset.reading;

import io.mlpservice.engine.data.GapWords;
import io.mlpservice.engine.data.NumberSigns;
import io.mlpservice.engine.data.ThousandsMark;
import io.mlpservice.platform.JsonNames;
import io.mlpservice.platform.problem.FieldError;
import io.mlpservice.platform.problem.FieldErrors;
import io.mlpservice.platform.problem.Messages;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.BindParam;

import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * What an upload says of its dialect and its columns. All else is found by looking at the file.
 *
 * @param format whether the rows are CSV or JSON
 * @param separator the character between cells
 * @param decimal the decimal mark of numbers
 * @param thousands the mark between the thousands of numbers
 * @param numberSigns the signs beside numbers, separated by commas
 * @param quote the character around cells that hold a separator, a quote or a line break
 * @param header whether the first line names the columns
 * @param skipLines how many lines above the table are left out
 * @param encoding the character encoding
 * @param missingValues the words that mean a missing value, separated by commas; an empty cell always does
 * @param types the types of columns as a JSON object
 * @param roles the roles of columns as a JSON object
 * @param dateOrder the order of dates where two are possible
 */
public record ReadingOptions(
        @Schema(description = "How the rows are written: csv, ndjson (a JSON object in each line) or json (an array of objects, or an object around one).") @Nullable String format,
        @Schema(description = "The character between cells, or its name: comma, semicolon, tab, pipe, bar, space.") @Nullable String separator,
        @Schema(description = "The decimal mark of numbers: . or , or its name: point, comma.") @Nullable String decimal,
        @Schema(description = "The mark between the thousands of numbers, or its name: none, comma, point, space, apostrophe.") @Nullable String thousands,
        @BindParam("number_signs") @Parameter(name = "number_signs", description = OF_SIGNS) @Schema(description = OF_SIGNS) @Nullable String numberSigns,
        @Schema(description = "The character around cells that hold a separator, a quote or a line break: \" or '") @Nullable String quote,
        @Schema(description = "Whether the first line names the columns.", type = "boolean") @Nullable String header,
        @BindParam("skip_lines") @Parameter(name = "skip_lines", description = OF_SKIPPED) @Schema(description = OF_SKIPPED, type = "integer", minimum = "0", maximum = ""
                + MOST_SKIPPED) @Nullable String skipLines,
        @Schema(description = "The character encoding: UTF-8, UTF-16, UTF-16LE, UTF-16BE, ISO-8859-1 or windows-1252.") @Nullable String encoding,
        @BindParam("missing_values") @Parameter(name = "missing_values", description = OF_WORDS) @Schema(description = OF_WORDS) @Nullable String missingValues,
        @Schema(description = "The types of columns as a JSON object: numeric, categorical, boolean, date_time or text. Those of other columns are found.", example = "{\"species\": \"categorical\"}") @Nullable String types,
        @Schema(description = "The roles of columns as a JSON object: feature, ignored, target or weight. Other columns are features, or ignored for a reason that they say.", example = "{\"species\": \"target\"}") @Nullable String roles,
        @BindParam("date_order") @Parameter(name = "date_order", description = OF_ORDER) @Schema(description = OF_ORDER) @Nullable String dateOrder) {
    /** The maximum number of lines above a table that are left out. */
    public static final int MOST_SKIPPED = 10_000;
    /** Each cell that may be one is compared with all of them. */
    private static final int MOST_WORDS = 1000;
    private static final String OF_SKIPPED = "How many lines above the header, or above the first row, are left out; 0 takes titles for a part of the table.";
    private static final String OF_WORDS = "The words that mean a missing value, separated by commas. They replace the usual ones, so name all that the file has, at most "
            + MOST_WORDS
            + ". A number means each cell that equals it: `-999` is `-999.0`, too. An empty cell always means one. By default: `"
            + GapWords.USUAL_WORDS + "`.";
    private static final String OF_SIGNS = "The signs beside numbers, separated by commas, which are left out: those of currencies and %, as in $,% for $9.80 and 85%. Or none.";
    private static final String OF_ORDER = "The order of dates where two are possible: month_day_year or day_month_year.";

    /** Everything is found by looking. */
    public static final ReadingOptions NONE = of(_ -> null);

    /** The separators that are read. */
    public static final List<Character> SEPARATORS = List.of(',', ';', '\t', '|', ' ');

    /** The names of the options in a form or an address. */
    public static final List<String> NAMES = List.of("format", "separator", "decimal", "thousands", "number_signs",
            "quote", "header",
            "skip_lines", "encoding", "missing_values", "types", "roles", "date_order");

    /** The media types of a file with a JSON object in each line. */
    private static final Set<String> JSON_LINES = Set.of("x-ndjson", "ndjson", "jsonl", "x-jsonl", "jsonlines",
            "x-jsonlines");
    private static final Map<String, Character> SEPARATOR_NAMES = Map.of("comma", ',', "semicolon", ';', "tab", '\t',
            "bar", '|', "pipe", '|', "space", ' ', "\\t", '\t');
    private static final Map<String, String> DECIMAL_NAMES = Map.of("point", ".", "comma", ",", ".", ".", ",", ",");
    private static final Set<Charset> CHARSETS = Set.of(StandardCharsets.UTF_8, StandardCharsets.UTF_16,
            StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE, StandardCharsets.ISO_8859_1, Encodings.WINDOWS_1252);

    /** The options as a form gives them by name; null is absent. */
    public static ReadingOptions of(Function<String, @Nullable String> form) {
        return new ReadingOptions(form.apply("format"), form.apply("separator"), form.apply("decimal"),
                form.apply("thousands"), form.apply("number_signs"), form.apply("quote"), form.apply("header"),
                form.apply("skip_lines"),
                form.apply("encoding"), form.apply("missing_values"), form.apply("types"), form.apply("roles"),
                form.apply("date_order"));
    }

    /**
     * These options as a form with empty fields gives them: what is empty is absent. An empty list of words for missing
     * values alone means that there are none; beside other empty fields it is one that was not filled in.
     */
    public ReadingOptions withoutEmptyFields() {
        var others = NAMES.stream().filter(name -> !name.equals("missing_values")).map(this::value);
        if (others.noneMatch(""::equals)) {
            return this;
        }
        return of(name -> filled(value(name)));
    }

    private static @Nullable String filled(@Nullable String field) {
        return field == null || field.isEmpty() ? null : field;
    }

    /**
     * These options; where they leave the encoding open, it is that of a media type, if any. US-ASCII, which some programs
     * send by default, is a part of UTF-8.
     */
    public ReadingOptions orEncoding(@Nullable Charset charset) {
        if (encoding != null || charset == null) {
            return this;
        }
        var read = charset.equals(StandardCharsets.US_ASCII) ? StandardCharsets.UTF_8 : charset;
        return with("encoding", read.name());
    }

    /**
     * These options; where they leave the encoding or the format open, it is that of the media type, if that has a charset
     * or is one of JSON lines.
     */
    public ReadingOptions orType(@Nullable MediaType type) {
        return type == null ? this : orEncoding(type.getCharset()).orFormat(type);
    }

    private ReadingOptions orFormat(MediaType type) {
        return format != null || !JSON_LINES.contains(type.getSubtype())
                ? this
                : with("format", JsonNames.of(TableFormat.NDJSON));
    }

    /** These options; says whether the first line names the columns. */
    public ReadingOptions withHeader(boolean namesColumns) {
        return with("header", Boolean.toString(namesColumns));
    }

    private ReadingOptions with(String option, String value) {
        return of(name -> name.equals(option) ? value : value(name));
    }

    private @Nullable String value(String name) {
        return switch (name) {
            case "format" -> format;
            case "separator" -> separator;
            case "decimal" -> decimal;
            case "thousands" -> thousands;
            case "number_signs" -> numberSigns;
            case "quote" -> quote;
            case "header" -> header;
            case "skip_lines" -> skipLines;
            case "encoding" -> encoding;
            case "missing_values" -> missingValues;
            case "types" -> types;
            case "roles" -> roles;
            case "date_order" -> dateOrder;
            default -> throw new IllegalArgumentException(name);
        };
    }

    /** Adds an error for each option that is none. */
    public void check(FieldErrors errors) {
        check(format == null || formatGiven() != null, "format", format, "csv, ndjson or json", errors);
        check(separator == null || separatorGiven() != null, "separator", separator,
                "comma, semicolon, tab, pipe, bar or space, or the character itself", errors);
        check(decimal == null || decimalGiven() != null, "decimal", decimal, "point or comma, or the character itself",
                errors);
        check(thousands == null || thousandsGiven() != null, "thousands", thousands,
                "none, comma, point, space or apostrophe, or the character itself", errors);
        checkMarks(errors);
        check(numberSigns == null || signsGiven() != null, "number_signs", numberSigns,
                "none, or signs of currencies and the percent sign, separated by commas, such as $,%", errors);
        check(quote == null || quote.equals("\"") || quote.equals("'"), "quote", quote, "'\"' or \"'\"", errors);
        check(header == null || header.equals("true") || header.equals("false"), "header", header, "true or false",
                errors);
        check(skipLines == null || skipLinesGiven() != null, "skip_lines", skipLines,
                "a whole number from 0 to " + MOST_SKIPPED, errors);
        check(encoding == null || charsetGiven() != null, "encoding", encoding,
                "UTF-8, UTF-16, UTF-16LE, UTF-16BE, ISO-8859-1 or windows-1252", errors);
        checkWords(errors);
    }

    private void checkWords(FieldErrors errors) {
        var count = missingWords().size();
        if (count > MOST_WORDS) {
            errors.add(FieldError.parameter("missing_values", "invalid_value",
                    "%d words are too many; name at most %d that mean a missing value. Leave cells empty instead."
                            .formatted(count, MOST_WORDS)));
        }
    }

    private void checkMarks(FieldErrors errors) {
        var mark = thousandsGiven();
        var decimalMark = decimalGiven();
        if (mark != null && decimalMark != null && mark.is(decimalMark.charAt(0))) {
            errors.add(FieldError.parameter("thousands", "invalid_value",
                    "'%s' cannot be the decimal mark and stand between thousands too. Leave one of them out."
                            .formatted(decimalMark)));
        }
    }

    private static void check(boolean isValid, String name, @Nullable String value, String allowed,
            FieldErrors errors) {
        if (!isValid) {
            errors.add(FieldError.parameter(name, "invalid_value", "'%s' is not a valid %s; send %s."
                    .formatted(Messages.shortened(String.valueOf(value)), name, allowed)));
        }
    }

    /** Adds an error for each option of CSV, which files of JSON have no use for. */
    public void checkJson(FieldErrors errors) {
        checkJson("separator", separator, errors);
        checkJson("decimal", decimal, errors);
        checkJson("thousands", thousands, errors);
        checkJson("number_signs", numberSigns, errors);
        checkJson("quote", quote, errors);
        checkJson("header", header, errors);
        checkJson("skip_lines", skipLines, errors);
    }

    private static void checkJson(String name, @Nullable String value, FieldErrors errors) {
        if (value != null) {
            errors.add(FieldError.parameter(name, "not_used",
                    "'%s' is about CSV, and this file is JSON. Leave it out, or say format: csv.".formatted(name)));
        }
    }

    /** Whether something is given that only CSV has. */
    public boolean areOfCsv() {
        return Stream.of(separator, decimal, thousands, numberSigns, quote, header, skipLines)
                .anyMatch(Objects::nonNull);
    }

    /** The format; null if none is given that is read. */
    @Nullable
    public TableFormat formatGiven() {
        return Arrays.stream(TableFormat.values()).filter(known -> JsonNames.of(known).equals(format)).findFirst()
                .orElse(null);
    }

    /** The separator; null if none is given. */
    @Nullable
    public Character separatorGiven() {
        if (separator == null) {
            return null;
        }
        var named = SEPARATOR_NAMES.get(separator);
        if (named != null) {
            return named;
        }
        return separator.length() == 1 && SEPARATORS.contains(separator.charAt(0)) ? separator.charAt(0) : null;
    }

    /** The decimal mark; null if none is given. */
    @Nullable
    public String decimalGiven() {
        return decimal == null ? null : DECIMAL_NAMES.get(decimal);
    }

    /** The mark between thousands; null if none is given. */
    @Nullable
    public ThousandsMark thousandsGiven() {
        return Arrays.stream(ThousandsMark.values()).filter(mark -> JsonNames.of(mark).equals(thousands)
                || (thousands != null && thousands.length() == 1 && mark.is(thousands.charAt(0)))).findFirst()
                .orElse(null);
    }

    /** The signs beside numbers; null if none are given that can be such. */
    @Nullable
    public NumberSigns signsGiven() {
        if (numberSigns == null || numberSigns.equals("none")) {
            return numberSigns == null ? null : NumberSigns.NONE;
        }
        var signs = Arrays.stream(numberSigns.split(",", -1)).map(String::strip).distinct().toList();
        return signs.stream().allMatch(sign -> sign.length() == 1 && NumberSigns.mayBe(sign.charAt(0)))
                ? NumberSigns.of(signs)
                : null;
    }

    /** Whether the first line names the columns; null if nothing says so. */
    @Nullable
    public Boolean headerGiven() {
        return header == null ? null : Boolean.valueOf(header);
    }

    /** How many lines above the table are left out; null if no number is given that is possible. */
    @Nullable
    public Integer skipLinesGiven() {
        return skipLines == null || !skipLines.matches("\\d{1,5}") || Integer.parseInt(skipLines) > MOST_SKIPPED
                ? null
                : Integer.valueOf(skipLines);
    }

    /** The character encoding; null if none is given that is read. */
    @Nullable
    public Charset charsetGiven() {
        try {
            var charset = encoding == null ? null : Charset.forName(encoding);
            return charset != null && CHARSETS.contains(charset) ? charset : null;
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            return null;
        }
    }

    /** The words for missing values; the usual ones if none are given. */
    public List<String> missingWords() {
        return missingValues == null
                ? GapWords.USUAL.all()
                : Arrays.stream(missingValues.split(",")).map(String::strip).filter(word -> !word.isEmpty()).toList();
    }
}
