package io.mlpservice.dataset.reading.detection;

import io.mlpservice.engine.data.NumberSigns;
import io.mlpservice.platform.problem.Messages;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * The signs beside the numbers of a table. A column shows its sign where nearly all that has a digit has it and is a number
 * without it. Beside the sign of a currency, up to half may be numbers without a sign.
 *
 * @param signs of all columns
 * @param example a number that has one of them, of a column of numbers alone; empty if there is none
 * @param plain the columns, without the sign of each
 * @param amounts the columns of a currency where, if the decimal mark is a point, a comma stands between thousands
 */
record SignedColumns(NumberSigns signs, Optional<String> example, List<List<String>> plain, Set<Integer> amounts) {
    private static final double NEARLY_ALL = 0.8;
    private static final double HALF = 0.5;
    /** More digits before the mark than a price has that is quoted with three decimals, such as that of fuel. */
    private static final Pattern AMOUNT = Pattern.compile("[+-]?(\\d{2,3},\\d{3}|\\d{3})");
    private static final Pattern ZERO = Pattern.compile("[+-]?[0.,]+");

    /** Finds the signs of columns, given by their cells without missing values. */
    static SignedColumns find(List<List<String>> columns) {
        var signs = NumberSigns.NONE;
        var example = Optional.<String>empty();
        var plain = new ArrayList<List<String>>();
        var amounts = new HashSet<Integer>();
        for (var cells : columns) {
            var sign = sign(cells);
            var numbers = without(sign, cells);
            if (example.isEmpty() && areNumbers(cells, numbers, sign)) {
                example = cells.stream().filter(cell -> sign.signOf(cell) != 0).findFirst();
            }
            if (isCurrency(sign) && numbers.stream().anyMatch(AMOUNT.asMatchPredicate())) {
                amounts.add(plain.size());
            }
            signs = signs.and(sign);
            plain.add(numbers);
        }
        return new SignedColumns(signs, example, plain, amounts);
    }

    /** The columns where the signs are known. */
    static SignedColumns of(List<List<String>> columns, NumberSigns signs) {
        return new SignedColumns(signs, Optional.empty(),
                columns.stream().map(cells -> without(signs, cells)).toList(), Set.of());
    }

    /** Whether a column is one of numbers that go together, as far as it is known. */
    private static boolean areNumbers(List<String> cells, List<String> plain, NumberSigns sign) {
        return plain.stream().allMatch(CellForms::isWrittenNumber) && (isCurrency(sign)
                || cells.stream().allMatch(cell -> sign.signOf(cell) != 0 || ZERO.matcher(cell).matches()));
    }

    private static List<String> without(NumberSigns signs, List<String> cells) {
        return signs.isEmpty() ? cells : cells.stream().map(signs::plain).toList();
    }

    private static boolean isCurrency(NumberSigns sign) {
        return !sign.isEmpty() && sign.characters().charAt(0) != NumberSigns.PERCENT;
    }

    /** The sign that a column shows. Zeros may be without one. */
    private static NumberSigns sign(List<String> cells) {
        var digits = cells.stream().filter(cell -> cell.chars().anyMatch(SignedColumns::isDigit)).toList();
        var numbers = digits.stream().filter(cell -> !ZERO.matcher(cell).matches()).toList();
        var first = numbers.stream().flatMapToInt(SignedColumns::ends).filter(c -> NumberSigns.mayBe((char) c))
                .findFirst();
        if (first.isEmpty() || digits.size() <= HALF * cells.size()) {
            return NumberSigns.NONE;
        }
        var sign = new NumberSigns(Character.toString(first.getAsInt()));
        var written = numbers.stream().filter(cell -> CellForms.isWrittenNumber(sign.plain(cell))).toList();
        var signed = written.stream().filter(cell -> sign.signOf(cell) != 0).count();
        var isMixed = isCurrency(sign) && written.size() == numbers.size() && signed >= HALF * numbers.size();
        return isMixed || signed >= NEARLY_ALL * numbers.size() ? sign : NumberSigns.NONE;
    }

    /** The characters of a cell that may be signs. */
    private static IntStream ends(String cell) {
        return cell.length() < 2
                ? IntStream.empty()
                : IntStream.of(cell.charAt(0), cell.charAt(1), cell.charAt(cell.length() - 1));
    }

    private static boolean isDigit(int c) {
        return c >= '0' && c <= '9';
    }

    /** What was found. */
    Optional<String> sentence(NumberPlaces places) {
        return example.map(cell -> "Signs beside numbers are left out: '%s' in line %d is read as %s.".formatted(
                Messages.shortened(cell), places.lineOf(cell), signs.plain(cell)));
    }
}
