package io.mlpservice.dataset.reading.detection;

import io.mlpservice.column.DecimalMark;
import io.mlpservice.engine.data.BooleanWords;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * Decides whether the first line of a table names the columns, by what stands in them: a word above numbers is a name, a
 * number above numbers is a value.
 */
final class FirstLine {
    private static final double FIRST_YEAR = 1000;
    private static final double LAST_YEAR = 3000;
    private static final int FEWEST_NUMBERED = 3;
    private static final int FEWEST_YEARS = 2;
    private static final int FEWEST_TEXTS = 3;
    private static final Pattern DIGITS = Pattern.compile("\\d+");
    private static final Pattern LETTER = Pattern.compile("\\p{L}");

    private final List<String> cells;
    private final List<List<String>> columns;
    private final Set<String> missingWords;
    private final List<Evidence> evidence;

    /** What a cell of the first line looks like beside the others of its column. */
    private enum Evidence {
        /** The others are of a kind that the cell is not of. */
        NAME,
        /** The others have something in common that the cell lacks. */
        LIKELY_NAME,
        /** All are of one kind, which hardly a name is of. */
        VALUE,
        /** The cell occurs again. */
        REPEATED,
        /** All may be any text. */
        NONE
    }

    /**
     * The first line of a table.
     *
     * @param cells its cells
     * @param rows the rows below it, all as long
     */
    FirstLine(List<String> cells, List<List<String>> rows, Set<String> missingWords) {
        this.cells = rows.isEmpty() ? List.of() : cells.subList(0, Math.min(cells.size(), rows.getFirst().size()));
        this.missingWords = missingWords;
        this.columns = IntStream.range(0, this.cells.size()).mapToObj(index -> values(index, rows)).toList();
        this.evidence = new ArrayList<>(
                IntStream.range(0, this.cells.size()).mapToObj(index -> evidence(index)).toList());
        if (countsUp() && !mostRowsCountUp(rows)) {
            numbered().forEach(index -> evidence.set(index, Evidence.NAME));
        }
    }

    /** The values of a column; an empty cell is a missing one. */
    private List<String> values(int index, List<List<String>> rows) {
        return rows.stream().map(row -> row.get(index)).map(cell -> missingWords.contains(cell) ? "" : cell).toList();
    }

    /** Whether it names the columns. */
    boolean isHeader() {
        if (evidence.isEmpty() || hasNames()) {
            return true;
        }
        return !evidence.contains(Evidence.VALUE)
                && (evidence.contains(Evidence.LIKELY_NAME) || (evidence.contains(Evidence.NONE) && areDistinct()));
    }

    private boolean areDistinct() {
        return new HashSet<>(cells).size() == cells.size();
    }

    /** Whether a cell can only be a name. */
    boolean hasNames() {
        return evidence.contains(Evidence.NAME);
    }

    /** A cell that may be a value although the line is a header. */
    Optional<String> doubtfulName() {
        return IntStream.range(0, cells.size()).filter(this::isDoubtful).mapToObj(cells::get).findFirst();
    }

    private boolean isDoubtful(int index) {
        var cell = cells.get(index);
        var values = columns.get(index);
        return evidence.get(index) == Evidence.VALUE || (CellForms.isWrittenNumber(cell)
                && isAmong(values, CellForms::isWrittenNumber) && mayBeAmongNumbers(cell, values));
    }

    private Evidence evidence(int index) {
        var cell = cells.get(index);
        var values = columns.get(index);
        if (cell.isEmpty() || missingWords.contains(cell)) {
            return values.contains("")
                    ? Evidence.REPEATED
                    : index == 0 && cell.isEmpty() ? Evidence.NAME : Evidence.NONE;
        }
        if (isAmong(values, CellForms::isWrittenNumber)) {
            return evidenceAboveNumbers(cell, values);
        }
        var firstValue = values.stream().filter(value -> !value.isEmpty()).findFirst().orElse("");
        var pair = BooleanWords.pairOf(firstValue);
        var form = form(firstValue);
        return ofKind(cell, values, CellForms::isDate)
                .or(() -> ofKind(cell, values, value -> pair.isPresent() && pair.get().contains(value)))
                .or(() -> ofKind(cell, values, value -> !form.isEmpty() && form.equals(form(value))))
                .orElseGet(() -> evidenceAboveTexts(cell, values));
    }

    private static Optional<Evidence> ofKind(String cell, List<String> values, Predicate<String> kind) {
        if (!isAmong(values, kind)) {
            return Optional.empty();
        }
        return Optional.of(kind.test(cell)
                ? Evidence.VALUE
                : LETTER.matcher(cell).find() ? Evidence.NAME : Evidence.NONE);
    }

    /** A year is a common name of a column, unless years are in it. */
    private static Evidence evidenceAboveNumbers(String cell, List<String> values) {
        if (!CellForms.isWrittenNumber(cell)) {
            return Evidence.NAME;
        }
        return mayBeAmongNumbers(cell, values) ? Evidence.VALUE : Evidence.NONE;
    }

    private static boolean mayBeAmongNumbers(String number, List<String> numbers) {
        return !isYear(number) || isAmong(numbers, FirstLine::isYear);
    }

    private static Evidence evidenceAboveTexts(String cell, List<String> values) {
        if (values.contains(cell)) {
            return Evidence.REPEATED;
        }
        var texts = values.stream().filter(value -> !value.isEmpty()).distinct().toList();
        return texts.size() >= FEWEST_TEXTS && (isUnlike(cell, texts, FirstLine::hasDigit)
                || isUnlike(cell, texts, FirstLine::beginsWithCapital)) ? Evidence.LIKELY_NAME : Evidence.NONE;
    }

    private static boolean isUnlike(String cell, List<String> texts, Predicate<String> trait) {
        return !trait.test(cell) && texts.stream().allMatch(trait);
    }

    private static boolean hasDigit(String text) {
        return text.chars().anyMatch(Character::isDigit);
    }

    private static boolean beginsWithCapital(String text) {
        return Character.isUpperCase(text.codePointAt(0));
    }

    private static boolean isAmong(List<String> values, Predicate<String> kind) {
        return values.stream().allMatch(value -> value.isEmpty() || kind.test(value))
                && values.stream().anyMatch(value -> !value.isEmpty());
    }

    private static boolean isYear(String cell) {
        var number = DecimalMark.POINT.number(cell);
        return number == Math.rint(number) && number >= FIRST_YEAR && number < LAST_YEAR;
    }

    /** The form of codes and times, which are digits and signs; empty if there are none or there are letters. */
    private static String form(String cell) {
        return LETTER.matcher(cell).find() || !hasDigit(cell) ? "" : DIGITS.matcher(cell).replaceAll("9");
    }

    /** Whether the whole numbers in the line are consecutive, as pivot tables and data frames name their columns. */
    private boolean countsUp() {
        var numbers = numbered();
        var years = numbers.stream().allMatch(index -> isYear(cells.get(index)));
        return numbers.size() >= (years ? FEWEST_YEARS : FEWEST_NUMBERED) && countUp(numbers, cells);
    }

    private List<Integer> numbered() {
        return IntStream.range(0, cells.size()).filter(index -> DIGITS.matcher(cells.get(index)).matches()).boxed()
                .toList();
    }

    private boolean mostRowsCountUp(List<List<String>> rows) {
        var numbers = numbered();
        return 2 * rows.stream().filter(row -> countUp(numbers, row)).count() >= rows.size();
    }

    private static boolean countUp(List<Integer> places, List<String> row) {
        return IntStream.range(1, places.size()).allMatch(index -> DecimalMark.POINT
                .number(row.get(places.get(index))) == DecimalMark.POINT.number(row.get(places.get(index - 1))) + 1);
    }
}
