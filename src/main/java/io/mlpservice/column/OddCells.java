package io.mlpservice.column;

import io.mlpservice.engine.data.BooleanWords;
import io.mlpservice.engine.data.GapWords;
import io.mlpservice.engine.data.NumberMarks;
import io.mlpservice.engine.data.NumberSigns;
import io.mlpservice.engine.data.ThousandsMark;
import io.mlpservice.platform.JsonNames;
import io.mlpservice.platform.problem.Messages;
import org.jspecify.annotations.Nullable;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Explains why a cell is not of the type that its column has or almost has. */
final class OddCells {
    private static final Set<String> GAPS = Stream.concat(GapWords.USUAL.all().stream(), Stream.of("nil"))
            .map(word -> word.toLowerCase(Locale.ROOT)).collect(Collectors.toUnmodifiableSet());
    private static final Pattern DECIMAL_COMMA = Pattern.compile("[+-]?\\d+,\\d+");

    private static final Pattern GROUPED = Pattern
            .compile("[+-]?[1-9]\\d{0,2}([.,'\u2019 \u00a0\u2009\u202f])\\d{3}(\\1\\d{3})*([.,]\\d+)?");
    private static final Set<String> DECIMALS = Set.of("point", "comma");
    /** A minus that is not the ASCII one, or parentheses instead. */
    private static final Pattern NEGATIVE = Pattern
            .compile("[\u2212\u2013]\\d+([.,]\\d+)?|\\(\\d[\\d.,]*\\)|\\d[\\d.,]*-");
    private static final Pattern INFINITE = Pattern.compile("[+-]?inf(inity)?", Pattern.CASE_INSENSITIVE);

    private OddCells() {}

    /**
     * For example: Line 9 holds 'NaN' (and 3 more cells are not numbers). If the value is missing, leave the cell
     * empty.
     */
    static String sentence(Place place, Fit.OddCell cell, long more, boolean isJson) {
        var others = switch ((int) Math.min(more, 2)) {
            case 0 -> "";
            case 1 -> " (and 1 more cell is not a number)";
            default -> " (and %d more cells are not numbers)".formatted(more);
        };
        return "%s %d holds '%s'%s. %s".formatted(place.word(), cell.place(), Messages.shortened(cell.text()), others,
                advice(cell.text(), isJson));
    }

    /** A number with a sign that would be left out if the upload named it. */
    static String unnamedSign(Place place, Fit.OddCell cell, NumberSigns signs) {
        return "%s %d holds '%s'. If all numbers of the column have this sign, upload the file with number_signs=%s."
                .formatted(
                        place.word(), cell.place(), Messages.shortened(cell.text()), String.join(",", signs.symbols()));
    }

    /** Why a cell is neither of the words for true and false that its column has. */
    static String notOfPair(Place place, Fit.OddCell cell, @Nullable BooleanWords pair) {
        var allowed = pair == null
                ? "true and false, yes and no, t and f, y and n, on and off, or 1 and 0"
                : "%s and %s"
                        .formatted(pair.trueWord(), pair.falseWord());
        return "%s %d holds '%s'; a boolean column has two words, here %s. Correct the cell. %s"
                .formatted(place.word(), cell.place(), Messages.shortened(cell.text()), allowed, ifMissing(false));
    }

    /** Whether a cell is a word that usually means a missing value. */
    static boolean isGap(String cell) {
        return GAPS.contains(cell.strip().toLowerCase(Locale.ROOT));
    }

    static boolean isInfinite(String cell) {
        return INFINITE.matcher(cell).matches();
    }

    static String ifMissing(boolean isJson) {
        return "If the value is missing, %s, or upload the file with missing_values, the list of the words that mean one."
                .formatted(isJson ? "send null" : "leave the cell empty");
    }

    private static String advice(String cell, boolean isJson) {
        if (isGap(cell)) {
            return ifMissing(isJson);
        }
        if (isInfinite(cell)) {
            return "It is not a finite number; correct it. " + ifMissing(isJson);
        }
        if (isJson && !Cells.isCode(cell)) {
            return "If these are numbers, send them as numbers of JSON, as in 1234.5. " + ifMissing(isJson);
        }
        var grouped = GROUPED.matcher(cell);
        if (grouped.matches()) {
            var mark = JsonNames.of(ThousandsMark.of(grouped.group(1)));
            var isLone = grouped.group(2) == null && grouped.group(3) == null && DECIMALS.contains(mark);
            return "If the %1$s stands between thousands, upload the file with thousands=%1$s%2$s.".formatted(mark,
                    isLone ? "; if it is the decimal mark, with decimal=" + mark : "");
        }
        if (NEGATIVE.matcher(cell).matches()) {
            return "If these are numbers, write them plainly, as in -1234.5: without parentheses, long dashes or a minus at the end.";
        }
        if (DECIMAL_COMMA.matcher(cell).matches()) {
            return "Write numbers with a decimal point, or upload the file with its decimal mark.";
        }
        if (Cells.hasLeadingZero(cell)) {
            return "A leading zero makes it a code; remove the zeros if these are numbers.";
        }
        if (Cells.isCode(cell)) {
            return "Whole numbers beyond 9007199254740992 are codes, since they would lose digits as numbers.";
        }
        if (Cells.isNumber(cell, NumberMarks.PLAIN)) {
            return "The other numbers have a decimal comma; write this one so too.";
        }
        if (Cells.isNumber(cell.strip(), NumberMarks.PLAIN)) {
            return "Remove the blanks around the number.";
        }
        return NearNumber.of(cell).isPresent()
                ? "If these are numbers, write them plainly, as in 1234.5: without currency, percent, unit or marks between thousands."
                : "Correct the cell if the column holds numbers. " + ifMissing(isJson);
    }
}
