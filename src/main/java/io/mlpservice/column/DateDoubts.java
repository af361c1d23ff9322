package io.mlpservice.column;

import io.mlpservice.engine.data.DateOrder;
import io.mlpservice.platform.problem.Messages;
import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What may be wrong with dates that can be read: years of two digits, and times in several zones. */
final class DateDoubts {
    /** Years of two digits in the later century, which are likely meant in the earlier one. */
    private static final int FIRST_LATE_YEAR = 2030;
    /** From here on, whatever other years there are. */
    private static final int FIRST_UNLIKELY_YEAR = 2040;
    private static final int FIRST_YEAR = 1970;
    private static final int LAST_EARLY_YEAR = 1999;
    private static final int CENTURY = 100;
    private static final int DIGITS_OF_YEAR = 4;
    private static final long SECONDS_PER_DAY = 86_400;
    private static final Pattern OFFSET = Pattern.compile(".*:\\d.*?(z|utc|gmt|[+-]\\d{1,2}:?(\\d\\d)?)\\s*",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern ZONE = Pattern.compile(
            "(?<time>.*:\\d\\d\\S*?) ?\\[?([A-Z]{3,5}|[A-Z][A-Za-z]+/[A-Z][A-Za-z_/]+)]?");

    private Fit.@Nullable OddCell late;
    private Fit.@Nullable OddCell unlikely;
    private boolean hasEarly;
    private Fit.@Nullable OddCell withOffset;
    private Fit.@Nullable OddCell withoutOffset;
    private Fit.@Nullable OddCell zone;
    private boolean hasOthers;

    /** Takes a date. */
    void accept(String cell, double seconds, long place) {
        var year = year(seconds);
        if (year >= FIRST_YEAR && year < FIRST_YEAR + CENTURY && !hasLongYear(cell)) {
            hasEarly = hasEarly || year <= LAST_EARLY_YEAR;
            late = late == null && year >= FIRST_LATE_YEAR ? new Fit.OddCell(cell, place) : late;
            unlikely = unlikely == null && year >= FIRST_UNLIKELY_YEAR ? new Fit.OddCell(cell, place) : unlikely;
        }
        if (cell.indexOf(':') >= 0 && (withOffset == null || withoutOffset == null)) {
            if (OFFSET.matcher(cell).matches()) {
                withOffset = withOffset == null ? new Fit.OddCell(cell, place) : withOffset;
            } else {
                withoutOffset = withoutOffset == null ? new Fit.OddCell(cell, place) : withoutOffset;
            }
        }
    }

    /** Whether four digits stand together. */
    private static boolean hasLongYear(String cell) {
        var digits = 0;
        for (var index = 0; index < cell.length() && digits < DIGITS_OF_YEAR; index++) {
            digits = Character.isDigit(cell.charAt(index)) ? digits + 1 : 0;
        }
        return digits == DIGITS_OF_YEAR;
    }

    private static int year(double seconds) {
        return LocalDate.ofEpochDay(Math.floorDiv((long) Math.floor(seconds), SECONDS_PER_DAY)).getYear();
    }

    /** Takes a value that is no date. */
    void refuse(String cell, long place) {
        if (hasOthers) {
            return;
        }
        var form = ZONE.matcher(cell);
        if (!form.matches() || Arrays.stream(DateOrder.values())
                .allMatch(order -> Double.isNaN(order.epochSeconds(form.group("time"))))) {
            hasOthers = true;
        } else if (zone == null) {
            zone = new Fit.OddCell(cell, place);
        }
    }

    /** What is doubtful about a column of dates, in a sentence for each doubt. */
    Optional<String> ofDates(Place place) {
        var sentences = Stream.of(century(place), offsets(place)).flatMap(Optional::stream)
                .collect(Collectors.joining(" "));
        return sentences.isEmpty() ? Optional.empty() : Optional.of(sentences);
    }

    private Optional<String> century(Place place) {
        return Optional.ofNullable(hasEarly ? late : unlikely).map(cell -> {
            var year = Arrays.stream(DateOrder.values()).mapToDouble(order -> order.epochSeconds(cell.text()))
                    .filter(seconds -> !Double.isNaN(seconds)).mapToInt(DateDoubts::year).findFirst()
                    .orElse(FIRST_LATE_YEAR);
            return ("%s %d holds '%s', which is read as %d: 00 to 69 mean 2000 to 2069, 70 to 99 mean 1970 to 1999. "
                    + "If %d is meant, write the years with four digits.").formatted(place.word(), cell.place(),
                            Messages.shortened(cell.text()), year, year - CENTURY);
        });
    }

    private Optional<String> offsets(Place place) {
        var with = withOffset;
        var without = withoutOffset;
        return with == null || without == null
                ? Optional.empty()
                : Optional.of(
                        ("%s %d holds '%s', a time with an offset, but %s %d holds '%s' without one, which counts as "
                                + "UTC. Write all times with their offset, or all in one zone.").formatted(place.word(),
                                        with.place(), Messages.shortened(with.text()),
                                        place.word().toLowerCase(Locale.ROOT),
                                        without.place(), Messages.shortened(without.text())));
    }

    /** What keeps a column of times in named zones from being dates. */
    Optional<String> ofZones(Place place) {
        return Optional.ofNullable(hasOthers ? null : zone)
                .map(cell -> ("%s %d holds '%s': names of time zones are not read, so the column is text. "
                        + "Write an offset, such as +01:00, or leave the zone out.").formatted(place.word(),
                                cell.place(), Messages.shortened(cell.text())));
    }
}
