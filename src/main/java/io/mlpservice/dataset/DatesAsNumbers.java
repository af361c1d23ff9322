package io.mlpservice.dataset;

import io.mlpservice.column.ColumnRole;
import io.mlpservice.column.DatasetColumn;
import org.jspecify.annotations.Nullable;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/** Finds columns of numbers that may be dates, such as 20240810. */
final class DatesAsNumbers {
    private static final int FIRST_YEAR = 1900;
    private static final int LAST_YEAR = 2099;
    private static final int FEWEST = 5;

    private DatesAsNumbers() {}

    /** What the numbers may be, where the least and the largest of several are days of these two centuries. */
    static Optional<String> sentence(DatasetColumn column) {
        var first = day(column.min());
        var last = day(column.max());
        return first.isEmpty() || last.isEmpty() || column.distinct() == null || column.distinct() < FEWEST
                || column.role() == ColumnRole.IGNORED
                        ? Optional.empty()
                        : Optional.of(
                                "Its numbers may be dates, %s to %s, but are read as numbers. To have dates, write them like these."
                                        .formatted(first.get(), last.get()));
    }

    private static Optional<LocalDate> day(@Nullable Double number) {
        if (number == null || number != Math.rint(number)) {
            return Optional.empty();
        }
        try {
            return Optional.of(LocalDate.parse(Long.toString(number.longValue()), DateTimeFormatter.BASIC_ISO_DATE))
                    .filter(day -> day.getYear() >= FIRST_YEAR && day.getYear() <= LAST_YEAR);
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
