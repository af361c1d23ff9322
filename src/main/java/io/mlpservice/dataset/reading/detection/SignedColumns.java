package io.mlpservice.dataset.reading.detection;

import io.mlpservice.dataset.reading.Beginning;
import io.mlpservice.engine.data.NumberSigns;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The signs beside the numbers of a table. A column shows its sign where all that has a digit is a number once the sign is
 * left out: of a currency, at least every other number must have it, and the percent sign all.
 *
 * @param signs of all columns
 * @param example a number that has one of them; empty if none was looked for
 * @param plain the columns, without the sign of each
 */
record SignedColumns(NumberSigns signs, Optional<String> example, List<List<String>> plain) {
    private static final double SHARE_OF_NUMBERS = 0.5;

    /** Finds the signs of columns, given by their cells without missing values. */
    static SignedColumns find(List<List<String>> columns) {
        var signs = NumberSigns.NONE;
        var example = Optional.<String>empty();
        var plain = new ArrayList<List<String>>();
        for (var cells : columns) {
            var sign = sign(cells);
            signs = signs.and(sign);
            example = example.or(() -> cells.stream().filter(cell -> sign.signOf(cell) != 0).findFirst());
            plain.add(without(sign, cells));
        }
        return new SignedColumns(signs, example, plain);
    }

    /** The columns where the signs are known. */
    static SignedColumns of(List<List<String>> columns, NumberSigns signs) {
        return new SignedColumns(signs, Optional.empty(),
                columns.stream().map(cells -> without(signs, cells)).toList());
    }

    private static List<String> without(NumberSigns signs, List<String> cells) {
        return signs.isEmpty() ? cells : cells.stream().map(signs::plain).toList();
    }

    /** The sign that a column shows. */
    private static NumberSigns sign(List<String> cells) {
        var numbers = cells.stream().filter(cell -> cell.chars().anyMatch(SignedColumns::isDigit)).toList();
        var first = numbers.stream().flatMapToInt(SignedColumns::ends).filter(c -> NumberSigns.mayBe((char) c))
                .findFirst();
        if (first.isEmpty() || numbers.size() < SHARE_OF_NUMBERS * cells.size()) {
            return NumberSigns.NONE;
        }
        var sign = new NumberSigns(Character.toString(first.getAsInt()));
        var signed = numbers.stream().filter(cell -> sign.signOf(cell) != 0).count();
        var share = sign.characters().indexOf(NumberSigns.PERCENT) >= 0 ? 1 : SHARE_OF_NUMBERS;
        return signed >= share * numbers.size()
                && numbers.stream().allMatch(cell -> CellForms.isWrittenNumber(sign.plain(cell)))
                        ? sign
                        : NumberSigns.NONE;
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
    Optional<String> sentence(Beginning beginning) {
        return example.map(cell -> "Signs beside numbers are left out: '%s' in line %d is read as %s.".formatted(
                cell, beginning.lineOf(cell), signs.plain(cell)));
    }
}
