package io.mlpservice.column;

import io.mlpservice.engine.data.BooleanWords;
import io.mlpservice.engine.data.DateOrder;
import io.mlpservice.engine.data.NumberMarks;
import io.mlpservice.engine.data.NumberSign;
import io.mlpservice.engine.data.NumberSigns;
import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Optional;

/**
 * Infers the type of a column: numeric if every value is a number, boolean if every value is a word of one pair, a date
 * if every value is one, otherwise categorical. A column without values is numeric. Where the upload says the type, the
 * values are held against that.
 */
public final class TypeInference {
    /** A column is almost numeric if at most this share of its values are not numbers. */
    private static final double ODD_SHARE = 0.2;
    private static final int NUMBER = 1;
    private static final int WORD = 2;
    private static final int DATES = 2;
    private static final int NEAR = 5;
    private static final int ORDERS = (1 << (NEAR - DATES)) - 1;

    private final NumberMarks marks;
    private final @Nullable ColumnType given;
    private final Place unit;
    private final boolean mayBeNumbers;
    private final boolean isJson;
    private final Fit numbers = new Fit();
    private final Fit words = new Fit();
    private final DateInference dates;
    /** Strings that would be numbers, where strings are not. */
    private final Fit quoted = new Fit();
    private boolean hasQuotedFraction;
    private final NearNumbers near = new NearNumbers();
    private final NumberForms forms = new NumberForms();
    private @Nullable BooleanWords pair;
    private final ColumnSign sign;

    /**
     * A search over the cells of one column.
     *
     * @param marks those in its numbers
     * @param given the type that the upload says; null to find it
     * @param dateOrder the order of dates where two are possible; null to decide by the first
     */
    public TypeInference(NumberMarks marks, @Nullable ColumnType given, @Nullable DateOrder dateOrder, Place unit) {
        this(marks, given, dateOrder, unit, true, false);
    }

    private TypeInference(NumberMarks marks, @Nullable ColumnType given, @Nullable DateOrder dateOrder, Place unit,
            boolean mayBeNumbers, boolean isJson) {
        this.marks = marks;
        this.given = given;
        this.unit = unit;
        this.mayBeNumbers = mayBeNumbers;
        this.isJson = isJson;
        this.dates = new DateInference(dateOrder);
        this.sign = new ColumnSign(marks.signs());
    }

    /**
     * A search over the cells of a column of JSON rows.
     *
     * @param isText whether they are strings, which are numbers only if the upload says so
     */
    public static TypeInference ofJson(boolean isText, @Nullable ColumnType given, @Nullable DateOrder dateOrder,
            Place unit) {
        return new TypeInference(NumberMarks.PLAIN, given, dateOrder, unit, !isText || given == ColumnType.NUMERIC,
                true);
    }

    /**
     * Takes the next cell of the column.
     *
     * @param place where it stands, counted from 1
     * @return its traits, for {@link #acceptAgain}
     */
    public int accept(String cell, long place) {
        if (cell.isEmpty()) {
            return 0;
        }
        var isNumber = isNumber(cell);
        var isWord = isWord(cell);
        numbers.accept(isNumber, cell, place);
        words.accept(isWord, cell, place);
        var traits = (isNumber ? NUMBER : 0) | (isWord ? WORD : 0);
        if (!mayBeNumbers) {
            acceptQuoted(Cells.isNumber(cell, NumberMarks.PLAIN), cell, place);
        }
        if (isNumber) {
            var number = Cells.number(cell, marks);
            near.accept(number);
            forms.acceptNumber(number, cell, place);
            dates.refuse(cell, place);
            return traits;
        }
        forms.acceptOther(cell, place);
        var orders = dates.accept(cell, place);
        return traits | orders << DATES | near.accept(cell, orders != 0) << NEAR;
    }

    private void acceptQuoted(boolean isNumber, String cell, long place) {
        quoted.accept(isNumber, cell, place);
        hasQuotedFraction = hasQuotedFraction || (isNumber && cell.indexOf('.') >= 0);
    }

    /** Takes a cell again that {@link #accept(String, long)} took with these traits. */
    void acceptAgain(int traits) {
        var isNumber = (traits & NUMBER) != 0;
        numbers.acceptAgain(isNumber);
        words.acceptAgain((traits & WORD) != 0);
        if (isNumber) {
            dates.refuseAgain();
        } else {
            dates.acceptAgain(traits >> DATES & ORDERS);
            near.acceptAgain(traits >> NEAR);
        }
    }

    private void acceptWord(CellText cell, long place) {
        if (words.isComplete()) {
            var word = cell.toString();
            words.accept(isWord(word), word, place);
        }
    }

    /** Takes the next cell as a number, which is {@code NaN} if it is none. */
    void accept(double number, boolean isCode, CellText cell, long place) {
        if (Double.isNaN(number) || !mayBeNumbers || (isCode && given != ColumnType.NUMERIC) || !sign.accepts(cell)) {
            accept(cell.toString(), place);
        } else if (numbers.fitting() == 0) {
            accept(cell.toString(), place);
        } else {
            numbers.acceptAgain(true);
            near.accept(number);
            forms.acceptNumber(number, cell, place);
            dates.refuseAgain();
            acceptWord(cell, place);
        }
    }

    private boolean isNumber(String cell) {
        if (!mayBeNumbers) {
            return false;
        }
        return (given == ColumnType.NUMERIC ? !Double.isNaN(Cells.number(cell, marks)) : Cells.isNumber(cell, marks))
                && sign.accepts(cell);
    }

    private boolean isWord(String cell) {
        if (pair == null && words.isComplete()) {
            pair = BooleanWords.pairOf(cell).orElse(null);
        }
        return pair != null && pair.contains(cell);
    }

    /** Whether some cell is no number, but would be with other marks. */
    public boolean hasOtherNumbers() {
        return forms.hasOthers();
    }

    /** Examples of how the column writes its numbers, with these marks and with others. */
    public List<WrittenNumber> writtenNumbers() {
        return forms.numbers();
    }

    /** What was found of the column. */
    public ColumnShape shape(String name) {
        var type = given == null ? type() : given;
        var dateOrder = type == ColumnType.DATE_TIME ? dates.order().orElse(null) : null;
        return new ColumnShape(name, type, given != null, dateOrder,
                type == ColumnType.NUMERIC ? sign.sign() : NumberSign.NONE, oddity(type).orElse(null));
    }

    private ColumnType type() {
        if (numbers.isComplete()) {
            return ColumnType.NUMERIC;
        }
        if (words.isComplete()) {
            return ColumnType.BOOLEAN;
        }
        return dates.order().isPresent() ? ColumnType.DATE_TIME : ColumnType.CATEGORICAL;
    }

    /** What keeps an almost numeric column from being numeric, or dates from being sure, and what to do. */
    private Optional<String> oddity(ColumnType type) {
        if (type == ColumnType.DATE_TIME) {
            return dates.oddity(unit, false);
        }
        if (type == ColumnType.NUMERIC || given != null) {
            return Optional.empty();
        }
        if (dates.count() > numbers.fitting() + near.near()) {
            return dates.oddity(unit, near.explain(dates.count()));
        }
        if (!mayBeNumbers) {
            return oddQuoted().or(() -> dates.oddity(unit, false));
        }
        var isAlmost = numbers.isAlmostComplete(ODD_SHARE) || near.explain(numbers.fitting());
        return isAlmost ? oddNumber() : dates.oddity(unit, false);
    }

    private Optional<String> oddQuoted() {
        var isWritten = hasQuotedFraction || near.near() > quoted.fitting();
        if (!isWritten || !near.explain(0)) {
            return Optional.empty();
        }
        return quoted.isComplete()
                ? Optional.of("All its values are numbers in quotes, which are read as text. "
                        + "Send them without quotes, or give the column the type numeric.")
                : sentence(quoted);
    }

    private Optional<String> oddNumber() {
        return sentence(numbers);
    }

    private Optional<String> sentence(Fit fit) {
        return fit.firstOdd().map(cell -> {
            var signs = marks.signs().and(NumberSigns.anyOf(cell.text()));
            if (isJson || signs.isEmpty() || !Cells.isNumber(cell.text(), marks.with(signs))) {
                return OddCells.sentence(unit, cell, fit.odd() - 1, isJson);
            }
            var isOfOtherKind = fit.fitting() > 0 && !sign.sign().goesWith(signs.signOf(cell.text()));
            return isOfOtherKind || signs.equals(marks.signs())
                    ? sign.sentence(unit, cell)
                    : OddCells.unnamedSign(unit, cell, signs);
        });
    }

    /**
     * A value that is not of the type that the upload says.
     *
     * @param sentence what it is and what to do
     * @param place where it stands, counted from 1
     */
    public record Misfit(String sentence, int place) {}

    /** The first value that is not of the type that the upload says, if there is one. */
    public Optional<Misfit> misfit() {
        return switch (given) {
            case NUMERIC -> oddNumber().map(sentence -> misfit(sentence, numbers));
            case BOOLEAN -> words.firstOdd()
                    .map(cell -> misfit(OddCells.notOfPair(unit, cell, pair), words));
            case DATE_TIME -> dates.misfit(unit).map(sentence -> misfit(sentence, dates.best()));
            case CATEGORICAL, TEXT -> Optional.empty();
            case null -> Optional.empty();
        };
    }

    private static Misfit misfit(String sentence, Fit fit) {
        return new Misfit(sentence, Math.toIntExact(fit.firstOdd().orElseThrow().place()));
    }
}
