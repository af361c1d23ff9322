package io.mlpservice.column;

import io.mlpservice.engine.data.DateOrder;
import io.mlpservice.platform.JsonNames;
import io.mlpservice.platform.problem.Messages;
import org.jspecify.annotations.Nullable;

import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.DoubleStream;

/**
 * Finds out whether the values of a column are dates, and in which order all of them are written. Where day and month
 * may be either way round in all of them, the first one decides: the month comes first between slashes, else the day.
 */
final class DateInference {
    private static final double ODD_SHARE = 0.2;
    /** After this many values without a date no more are looked for. */
    private static final int PATIENCE = 1_000;
    private static final int YEAR_FIRST = 1;
    private static final int MONTH_FIRST = 2;
    private static final int DAY_FIRST = 4;
    /** The length of a date whose year has two digits. */
    private static final int SHORT_DATE = 8;
    private static final Map<DateOrder, String> WORDS = Map.of(DateOrder.YEAR_MONTH_DAY, "year, month, day",
            DateOrder.MONTH_DAY_YEAR, "month, day, year", DateOrder.DAY_MONTH_YEAR, "day, month, year");

    private final @Nullable DateOrder preferred;
    private final Map<DateOrder, Fit> fits = new EnumMap<>(DateOrder.class);
    /** Values without a date that are not counted in the fits yet. */
    private long refusals;
    private final Fit any = new Fit();
    private final DateDoubts doubts = new DateDoubts();
    private Fit.@Nullable OddCell ambiguous;
    /** Dates whose year has two digits and may also come first. */
    private final Fit shortYears = new Fit();
    private Fit.@Nullable OddCell firstShortYear;

    /**
     * A search.
     *
     * @param preferred the order where two are possible; null to let the first value decide
     */
    DateInference(@Nullable DateOrder preferred) {
        this.preferred = preferred;
        Arrays.stream(DateOrder.values()).forEach(order -> fits.put(order, new Fit()));
    }

    /**
     * Takes a value.
     *
     * @return how it was counted: a bit for each order in which it is a date, for {@link #acceptAgain}
     */
    int accept(String cell, long place) {
        settle();
        if (hasGivenUp()) {
            return 0;
        }
        var yearFirst = read(DateOrder.YEAR_MONTH_DAY, cell, place);
        var monthFirst = read(DateOrder.MONTH_DAY_YEAR, cell, place);
        var dayFirst = read(DateOrder.DAY_MONTH_YEAR, cell, place);
        var isEither = !Double.isNaN(monthFirst) && !Double.isNaN(dayFirst);
        var seconds = DoubleStream.of(yearFirst, dayFirst, monthFirst).filter(read -> !Double.isNaN(read)).findFirst();
        any.accept(seconds.isPresent(), cell, place);
        seconds.ifPresentOrElse(read -> doubts.accept(cell, read, place), () -> doubts.refuse(cell, place));
        if (isEither && monthFirst != dayFirst && ambiguous == null) {
            ambiguous = new Fit.OddCell(cell, place);
        }
        if (shortYears.isComplete()) {
            shortYears.accept(mayBeginWithYear(cell), cell, place);
            firstShortYear = firstShortYear == null ? new Fit.OddCell(cell, place) : firstShortYear;
        }
        return bit(YEAR_FIRST, yearFirst) | bit(MONTH_FIRST, monthFirst) | bit(DAY_FIRST, dayFirst);
    }

    private static int bit(int order, double seconds) {
        return Double.isNaN(seconds) ? 0 : order;
    }

    /** Takes a value again that was counted like this. */
    void acceptAgain(int orders) {
        settle();
        if (!hasGivenUp()) {
            any.acceptAgain(orders != 0);
            fit(DateOrder.YEAR_MONTH_DAY).acceptAgain((orders & YEAR_FIRST) != 0);
            fit(DateOrder.MONTH_DAY_YEAR).acceptAgain((orders & MONTH_FIRST) != 0);
            fit(DateOrder.DAY_MONTH_YEAR).acceptAgain((orders & DAY_FIRST) != 0);
        }
    }

    private boolean hasGivenUp() {
        return any.fitting() == 0 && any.odd() >= PATIENCE;
    }

    private void settle() {
        if (refusals > 0) {
            fits.values().forEach(fit -> fit.refuseAgain(refusals));
            any.refuseAgain(refusals);
            refusals = 0;
        }
    }

    private static boolean mayBeginWithYear(String cell) {
        return cell.chars().limit(SHORT_DATE).noneMatch(Character::isLetter)
                && !Double.isNaN(DateOrder.YEAR_MONTH_DAY.epochSeconds("20" + cell));
    }

    private double read(DateOrder order, String cell, long place) {
        var seconds = order.epochSeconds(cell);
        fit(order).accept(!Double.isNaN(seconds), cell, place);
        return seconds;
    }

    /** Takes another value that is no date. */
    void refuseAgain() {
        refusals++;
    }

    /** Takes a value that is no date. */
    void refuse(String cell, long place) {
        fits.values().forEach(fit -> fit.accept(false, cell, place));
        any.accept(false, cell, place);
    }

    /** The order of all values; empty if there is none, or there are no values. */
    Optional<DateOrder> order() {
        settle();
        var possible = fits.entrySet().stream().filter(fit -> fit.getValue().isComplete()).map(Map.Entry::getKey)
                .toList();
        if (any.fitting() == 0 || possible.size() < 2) {
            return any.fitting() == 0 ? Optional.empty() : possible.stream().findFirst();
        }
        return Optional.of(preferred != null && possible.contains(preferred) ? preferred : customary());
    }

    private DateOrder customary() {
        return ambiguous != null && ambiguous.text().indexOf('/') >= 0
                ? DateOrder.MONTH_DAY_YEAR
                : DateOrder.DAY_MONTH_YEAR;
    }

    /** The number of values that are dates. */
    long count() {
        return any.fitting();
    }

    /**
     * A warning about a value that may be two dates, or that keeps an almost complete column of dates from being one.
     *
     * @param areMeant whether all but a few words are dates
     */
    Optional<String> oddity(Place place, boolean areMeant) {
        settle();
        var order = order();
        if (order.isPresent() && ambiguous != null && isOpen()) {
            var ofDates = doubts.ofDates(place);
            return preferred == null
                    ? Optional.of(eitherWay(place, ambiguous, order.get()) + ofDates.map(" "::concat).orElse(""))
                    : ofDates;
        }
        if (order.isPresent()) {
            return shortYears.isComplete()
                    ? Optional.ofNullable(firstShortYear).map(cell -> shortYear(place, cell))
                    : doubts.ofDates(place);
        }
        return areMeant || isMostlyDates() ? misfit(place) : doubts.ofZones(place);
    }

    /** Whether nothing in the column settles which of day and month comes first. */
    private boolean isOpen() {
        return List.of(DateOrder.MONTH_DAY_YEAR, DateOrder.DAY_MONTH_YEAR).stream()
                .allMatch(order -> fit(order).isComplete());
    }

    private boolean isMostlyDates() {
        return (any.fitting() > 1 && any.isComplete()) || any.isAlmostComplete(ODD_SHARE);
    }

    /** The dates of the order in which most values are written. */
    Fit best() {
        settle();
        return fit(mostFrequent());
    }

    private DateOrder mostFrequent() {
        return Collections.max(List.of(DateOrder.values()),
                Comparator.comparingLong(order -> fit(order).fitting()));
    }

    /** What is wrong with the first value that is not written in the order of most values. */
    Optional<String> misfit(Place place) {
        return best().firstOdd()
                .map(cell -> "%s %d holds '%s'%s, which is not a date in the order %s. %s".formatted(place.word(),
                        cell.place(), Messages.shortened(cell.text()), more(best().odd() - 1),
                        WORDS.get(mostFrequent()), advice(cell.text())));
    }

    private static String advice(String cell) {
        var isDate = Arrays.stream(DateOrder.values()).anyMatch(order -> !Double.isNaN(order.epochSeconds(cell)));
        return isDate
                ? "Write all dates of the column in one order, give another date_order, or give the column the type categorical."
                : OddCells.ifMissing(false)
                        + " Else write all dates of the column in one order, or give it the type categorical.";
    }

    private static String more(long cells) {
        return cells == 0 ? "" : ", like %d more cell%s".formatted(cells, cells == 1 ? "" : "s");
    }

    private static String eitherWay(Place place, Fit.OddCell cell, DateOrder order) {
        var monthFirst = order == DateOrder.MONTH_DAY_YEAR;
        return ("%s %d holds '%s': the month may come first or the day. The dates of the column are read with the %s "
                + "first. If that is wrong, upload it with date_order: %s.").formatted(place.word(), cell.place(),
                        Messages.shortened(cell.text()), monthFirst ? "month" : "day",
                        JsonNames.of(monthFirst ? DateOrder.DAY_MONTH_YEAR : DateOrder.MONTH_DAY_YEAR));
    }

    private static String shortYear(Place place, Fit.OddCell cell) {
        return ("%s %d holds '%s', which is read with the year last. "
                + "If the year comes first, write it with four digits.").formatted(place.word(), cell.place(),
                        Messages.shortened(cell.text()));
    }

    private Fit fit(DateOrder order) {
        return fits.getOrDefault(order, any);
    }
}
