package io.mlpservice.dataset.reading.detection;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** Finds out whether the line below a header holds the units of columns, such as {@code kg} and {@code [m/s]}. */
final class UnitsLine {
    private static final int FEWEST_ROWS = 3;
    private static final int FEWEST_UNITS = 2;
    private static final int LONGEST = 20;
    private static final Pattern SIGN = Pattern.compile(
            "\\[.*]|\\(.*\\)|\\{.*}|.*[%\u2030\u00b0\u20ac$\u00a3\u00a5\u00b5\u03bc\u00b2\u00b3\u2126\u03a9^].*|\\p{L}+\\d?/\\p{L}+\\d?");
    private static final Set<String> WORDS = Set.of("mm", "cm", "dm", "km", "in", "inch", "inches", "ft", "feet",
            "yd", "mi", "miles", "mg", "kg", "lb", "lbs", "oz", "ms", "sec", "seconds", "min", "minutes",
            "hr", "hrs", "hours", "days", "weeks", "months", "yr", "yrs", "years", "degc",
            "degf", "pa", "hpa", "kpa", "mpa", "bar", "mbar", "atm", "psi", "kn", "nm", "kj", "mj", "wh",
            "kwh", "mwh", "kw", "mw", "hp", "mv", "kv", "ma", "hz", "khz", "mhz", "ghz", "mol", "mmol",
            "ml", "hl", "gal", "ha", "sqm", "sqft", "ppm", "ppb", "db", "rpm", "rad", "deg", "mph", "kmh", "kph",
            "usd", "eur", "gbp", "chf", "jpy", "pcs", "px", "kb", "mb", "gb", "lux");

    /** In another case, a letter alone is rather a category. */
    private static final String LETTERS = "mgtshdlKCFNJWVA";

    private UnitsLine() {}

    /**
     * Whether the first row holds units: it has no number, and two of its cells are units above numbers alone.
     *
     * @param rows all of one width, the header left out
     */
    static boolean isFirst(List<List<String>> rows, Set<String> missingWords) {
        if (rows.size() <= FEWEST_ROWS || rows.getFirst().stream().anyMatch(UnitsLine::isValue)) {
            return false;
        }
        var units = units(rows, missingWords);
        return units.stream().allMatch(unit -> unit.length() <= LONGEST)
                && units.stream().filter(UnitsLine::isUnit).count() >= FEWEST_UNITS;
    }

    /** The rows without units. */
    static List<List<String>> without(List<List<String>> rows, Set<String> missingWords) {
        return isFirst(rows, missingWords) ? rows.subList(1, rows.size()) : rows;
    }

    /** The texts of the first row above numbers. */
    static List<String> units(List<List<String>> rows, Set<String> missingWords) {
        var first = rows.getFirst();
        return IntStream.range(0, first.size())
                .filter(index -> !isMissing(first.get(index), missingWords)
                        && isAboveNumbers(index, rows, missingWords))
                .mapToObj(first::get).toList();
    }

    private static boolean isAboveNumbers(int index, List<List<String>> rows, Set<String> missingWords) {
        var below = rows.stream().skip(1).map(row -> row.get(index)).filter(cell -> !isMissing(cell, missingWords))
                .toList();
        return !below.isEmpty() && below.stream().allMatch(CellForms::isWrittenNumber);
    }

    private static boolean isMissing(String cell, Set<String> missingWords) {
        return cell.isEmpty() || missingWords.contains(cell);
    }

    private static boolean isValue(String cell) {
        return CellForms.isWrittenNumber(cell) || CellForms.isDate(cell);
    }

    private static boolean isUnit(String cell) {
        return (cell.length() == 1 && LETTERS.contains(cell)) || SIGN.matcher(cell).matches()
                || WORDS.contains(cell.toLowerCase(Locale.ROOT));
    }
}
