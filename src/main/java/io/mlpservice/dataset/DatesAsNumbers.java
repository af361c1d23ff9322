package io.mlpservice.dataset;

import io.mlpservice.column.ColumnRole;
import io.mlpservice.column.DatasetColumn;
import io.mlpservice.column.Uselessness;
import io.mlpservice.dataset.analysis.ColumnOptions;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.function.DoubleFunction;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Finds columns of numbers that may be dates: 20240810, the days of spreadsheets, milliseconds and seconds since 1970. */
final class DatesAsNumbers {
    private static final int FEWEST = 5;
    private static final LocalDate DAY_ZERO_OF_SPREADSHEETS = LocalDate.of(1899, 12, 30);
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT)
            .withZone(ZoneOffset.UTC);
    private static final Pattern NAME_OF_DATES = Pattern.compile(
            "(.*[^\\p{L}])?(?i:days?|date|datum|datetime|timestamp|fecha|dato|dag|jour|d[i\u00ed]a|giorno|tag|time|zeit|when|epoch|ts|created|updated|modified)([^\\p{L}].*)?"
                    + "|.*(?<!candi)(?<!up)(?i:date|datum|timestamp|[^\\p{L}]at)|.*\\p{Ll}(Date|Day|Time|At)");

    private DatesAsNumbers() {}

    /** What the numbers may be, where the least and the largest of several are dates of one form. */
    static Optional<String> sentence(DatasetColumn column) {
        if (column.distinct() == null || column.distinct() < FEWEST) {
            return Optional.empty();
        }
        var isNamed = NAME_OF_DATES.matcher(column.name()).matches();
        return Stream.of(
                sentence(column, 19_000_101, 20_991_231, "", DatesAsNumbers::ofDigits),
                // From 2000 to 2050.
                isNamed
                        ? sentence(column, 36_526, 55_153, ", as spreadsheets count days", DatesAsNumbers::ofDays)
                        : Optional.<String>empty(),
                // From 1990 to 2036.
                isNamed
                        ? sentence(column, 6.3e8, 2.1e9, ", as seconds since 1970", seconds -> time(1000 * seconds))
                        : Optional.<String>empty(),
                // From 2001 to 2036.
                isNamed
                        ? sentence(column, 1e12, 2.1e12, ", as milliseconds since 1970", DatesAsNumbers::time)
                        : Optional.<String>empty())
                .flatMap(Optional::stream).findFirst();
    }

    private static Optional<String> sentence(DatasetColumn column, double least, double most, String unit,
            DoubleFunction<Optional<String>> date) {
        if (column.min() == null || column.max() == null || column.min() < least || column.max() > most
                || !isUsed(column)) {
            return Optional.empty();
        }
        var first = date.apply(column.min());
        var last = date.apply(column.max());
        return first.isEmpty() || last.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        "Its numbers may be dates, %s to %s%s, but are read as numbers. To have dates, write them like these."
                                .formatted(first.get(), last.get(), unit));
    }

    /** Days that follow each other look like running numbers. */
    private static boolean isUsed(DatasetColumn column) {
        return column.role() != ColumnRole.IGNORED || (column.notes().uselessness() == Uselessness.RUNNING_NUMBER
                && !ColumnOptions.IGNORED_BY_UPLOAD.equals(column.reason()));
    }

    private static Optional<String> ofDigits(double number) {
        try {
            return number == Math.rint(number)
                    ? Optional.of(LocalDate.parse(Long.toString((long) number), DateTimeFormatter.BASIC_ISO_DATE)
                            .toString())
                    : Optional.empty();
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static Optional<String> ofDays(double number) {
        return Optional.of(DAY_ZERO_OF_SPREADSHEETS.plusDays((long) number).toString());
    }

    private static Optional<String> time(double milliseconds) {
        return Optional.of(TIME.format(Instant.ofEpochMilli((long) milliseconds)));
    }
}
