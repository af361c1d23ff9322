package io.mlpservice.column;

import org.jspecify.annotations.Nullable;

import java.util.Currency;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A number that is not written plainly: with the other decimal mark, marks between thousands, a currency, a percent sign,
 * a unit, a minus at its end.
 *
 * @param unit the letters behind it; null if there are none
 */
record NearNumber(@Nullable String unit) {
    private static final int LONGEST = 40;
    private static final String BLANK = "[ \u00a0\u2009\u202f]?";
    private static final String SIGN = "[+\\-\u2212\u2013]?";
    private static final String CURRENCY = "(?<currency>\\p{L}{0,3}\\.?\\p{Sc}|[A-Z]{3}|kr\\.?|Rs\\.?|Fr\\.?|z\u0142|K\u010d|Ft|lei)";
    private static final String NUMBER = "(?:[1-9]\\d{0,2}(?<mark>[.,'\u2019 \u00a0\u2009\u202f])\\d{3}(?:\\k<mark>\\d{3})*(?:(?!\\k<mark>)[.,]\\d+)?|[1-9]\\d?(?:,\\d\\d)+,\\d{3}(?:\\.\\d+)?|\\d+(?:[.,]\\d*)?|[.,]\\d+)(?:[eE][+-]?\\d+)?";
    private static final String UNIT = "(?<unit>[\u00b0\u00b5\u03bc]?\\p{L}{1,12}\\.?[23\u00b2\u00b3]?(?:/\\p{L}{1,6}\\.?[23\u00b2\u00b3]?)?)";
    private static final Pattern FORM = Pattern.compile(
            "\\(?%2$s(?:%3$s%1$s)?%2$s%1$s%4$s%1$s(?:%%|\u2030|\u00b0|\\p{Sc}|-|%5$s)?\\)?".formatted(BLANK, SIGN,
                    CURRENCY,
                    NUMBER, UNIT));
    private static final Set<String> CODES = Currency.getAvailableCurrencies().stream().map(Currency::getCurrencyCode)
            .collect(Collectors.toUnmodifiableSet());
    /** As in 1st class. */
    private static final Set<String> ORDINALS = Set.of("st", "nd", "rd", "th");

    /** The number in a cell that is none as it stands, if it may be one. */
    static Optional<NearNumber> of(String cell) {
        if (cell.length() > LONGEST || cell.chars().noneMatch(Character::isDigit) || Cells.isCode(cell)) {
            return Optional.empty();
        }
        var form = FORM.matcher(cell.strip());
        return form.matches() && mayBeCurrency(form) && !ORDINALS.contains(String.valueOf(form.group("unit")))
                ? Optional.of(new NearNumber(form.group("unit")))
                : Optional.empty();
    }

    private static boolean mayBeCurrency(Matcher form) {
        var currency = form.group("currency");
        return currency == null || !currency.matches("[A-Z]{3}") || CODES.contains(currency);
    }
}
