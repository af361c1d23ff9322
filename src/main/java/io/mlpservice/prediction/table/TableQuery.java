package io.mlpservice.prediction.table;

import io.mlpservice.dataset.reading.ReadingOptions;
import io.mlpservice.platform.problem.FieldError;
import io.mlpservice.platform.problem.FieldErrors;
import io.mlpservice.platform.problem.Messages;
import io.mlpservice.prediction.answer.AnswerForm;
import io.mlpservice.prediction.answer.AnswerOptions;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.BindParam;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;

/**
 * What the address of a request says of a table and its answer, as it was written; null is absent.
 *
 * @param strict whether values unlike those of the training rows and unknown columns are errors
 * @param threshold see {@link AnswerOptions}
 * @param positiveClass see {@link AnswerOptions}
 * @param topK see {@link AnswerOptions}
 * @param spreadsheetSafe see {@link AnswerForm}
 * @param separator of CSV, as for an upload
 * @param decimal of CSV, as for an upload
 * @param thousands of CSV, as for an upload
 * @param numberSigns of CSV, as for an upload
 * @param quote of CSV, as for an upload
 * @param header of CSV, as for an upload
 * @param skipLines of CSV, as for an upload
 * @param encoding of CSV, as for an upload
 * @param missingValues of CSV, as for an upload
 */
record TableQuery(
        @Schema(description = "Whether values unlike those of the training rows, missing values and unknown columns are errors; by default a rule is applied and a warning given.", type = "boolean") @Nullable String strict,
        @Schema(description = AnswerOptions.THRESHOLD, type = "number", minimum = "0", maximum = "1") @Nullable String threshold,
        @BindParam("positive_class") @Parameter(name = "positive_class", description = AnswerOptions.POSITIVE_CLASS) @Nullable String positiveClass,
        @BindParam("top_k") @Parameter(name = "top_k", description = AnswerOptions.TOP_K) @Schema(type = "integer", minimum = "1") @Nullable String topK,
        @BindParam(AnswerForm.SPREADSHEET_SAFE) @Parameter(name = AnswerForm.SPREADSHEET_SAFE, description = AnswerForm.SPREADSHEET_SAFE_MEANING) @Schema(type = "boolean") @Nullable String spreadsheetSafe,
        @Schema(description = "Of CSV. The character between cells, or its name: comma, semicolon, tab, pipe, bar, space; found by looking if absent.") @Nullable String separator,
        @Schema(description = "Of CSV. The decimal mark of numbers, . or ,; found by looking if absent.") @Nullable String decimal,
        @Schema(description = "Of CSV. The mark between the thousands of numbers, or its name: none, comma, point, space, apostrophe; found by looking if absent, else that of the model's data set.") @Nullable String thousands,
        @BindParam("number_signs") @Parameter(name = "number_signs", description = "Of CSV. The signs beside numbers, separated by commas, such as $,%, or none; those of the model's data set if absent.") @Nullable String numberSigns,
        @Schema(description = "Of CSV. The character around cells that hold a separator, a quote or a line break: \" or '; found by looking if absent.") @Nullable String quote,
        @Schema(description = "Of CSV. Whether the first line names the columns; found by looking if absent. Rows without a header hold the features in their order.", type = "boolean") @Nullable String header,
        @BindParam("skip_lines") @Parameter(name = "skip_lines", description = "Of CSV. How many lines above the header, or above the first row, are left out; found by looking if absent.") @Schema(type = "integer", minimum = "0", maximum = ""
                + ReadingOptions.MOST_SKIPPED) @Nullable String skipLines,
        @Schema(description = "Of CSV. The character encoding, UTF-8, UTF-16, UTF-16LE, UTF-16BE, ISO-8859-1 or windows-1252; found by looking if absent.") @Nullable String encoding,
        @BindParam("missing_values") @Parameter(name = "missing_values", description = "Of CSV. Words that mean a missing value besides those of the model, separated by commas.") @Nullable String missingValues) {

    /** Whether odd values are errors. */
    boolean isStrict(FieldErrors errors) {
        return AnswerForm.truth("strict", strict, false, errors);
    }

    /** What is to be answered; adds an error for each number that is none. */
    AnswerOptions options(FieldErrors errors) {
        return new AnswerOptions(number("threshold", threshold, "a number", Double::valueOf, errors), positiveClass,
                number("top_k", topK, "a whole number", Integer::valueOf, errors));
    }

    private static <T extends Number> @Nullable T number(String name, @Nullable String text, String kind,
            Function<String, T> parser, FieldErrors errors) {
        try {
            return text == null ? null : parser.apply(text);
        } catch (NumberFormatException e) {
            errors.add(FieldError.parameter(name, "invalid_value",
                    "'%s' is not a value of %s; send %s.".formatted(Messages.shortened(text), name, kind)));
            return null;
        }
    }

    /** The reading options of an upload that are given, by name. */
    Function<String, @Nullable String> reading() {
        var given = new HashMap<String, @Nullable String>();
        given.put("separator", separator);
        given.put("decimal", decimal);
        given.put("thousands", thousands);
        given.put("number_signs", numberSigns);
        given.put("quote", quote);
        given.put("header", header);
        given.put("skip_lines", skipLines);
        given.put("encoding", encoding);
        given.put("missing_values", missingValues);
        return ((Map<String, @Nullable String>) given)::get;
    }
}
