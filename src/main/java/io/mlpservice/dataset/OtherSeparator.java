package io.mlpservice.dataset;

import io.mlpservice.platform.FieldError;
import io.mlpservice.platform.Messages;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Recognizes tables whose cells are separated by something else than commas. */
final class OtherSeparator {
    private static final Map<Character, String> NAMES = Map.of(';', "semicolons", '\t', "tabs", '|', "vertical bars");
    private static final Pattern QUOTED = Pattern.compile("\"[^\"]*\"");
    private static final Pattern DECIMAL_COMMA = Pattern.compile("\\s*[+-]?\\d+,\\d+\\s*");
    /** So many of the rows must have as many separators as the header. */
    private static final double MOST_ROWS = 0.9;

    private OtherSeparator() {}

    /**
     * The refusal of a table that is not separated by commas, if it is one with another separator.
     *
     * @param lines the first lines of the file, at least one
     */
    static Optional<FieldError> refusal(List<String> lines) {
        return NAMES.keySet().stream().filter(separator -> separates(separator, lines)).sorted().findFirst()
                .map(separator -> refusal(separator, lines));
    }

    private static boolean separates(char separator, List<String> lines) {
        var inHeader = count(separator, lines.getFirst());
        var rows = lines.subList(1, lines.size());
        var matching = rows.stream().filter(row -> count(separator, row) == inHeader).count();
        return inHeader > 0 && !rows.isEmpty() && matching >= MOST_ROWS * rows.size();
    }

    private static long count(char separator, String line) {
        return unquoted(line).chars().filter(c -> c == separator).count();
    }

    private static String unquoted(String line) {
        return QUOTED.matcher(line).replaceAll("");
    }

    private static FieldError refusal(char separator, List<String> lines) {
        var cells = Pattern.compile(Pattern.quote(String.valueOf(separator)));
        var decimalComma = lines.stream().skip(1).flatMap(cells::splitAsStream)
                .anyMatch(cell -> DECIMAL_COMMA.matcher(cell).matches());
        return FieldError.line(1, "other_separator",
                ("The cells seem to be separated by %s%s: line 1 is '%s'. This version reads commas between cells and "
                        + "decimal points; convert the file, or send the rows as JSON.").formatted(NAMES.get(separator),
                                decimalComma ? ", and numbers to have a decimal comma" : "",
                                Messages.shortened(lines.getFirst())));
    }
}
