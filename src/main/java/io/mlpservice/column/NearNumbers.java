package io.mlpservice.column;

import java.util.HashSet;
import java.util.Set;

/**
 * Finds out whether a column of text is meant as numbers or dates: its cells are such, or numbers that are not written
 * plainly, but for a few words that are repeated.
 */
final class NearNumbers {
    /** So many different words among many different numbers may mean a missing value. */
    private static final int FEW = 3;
    private static final int MANY = 10;
    /** Beside a single word. */
    private static final int MANY_BESIDE_ONE = 5;
    private static final double ODD_SHARE = 0.2;
    /** After this many words more cells are looked at only while most are numbers. */
    private static final int PATIENCE = 1_000;
    private static final int NEAR = 1;
    private static final int WORD = 2;

    private final Set<String> values = new HashSet<>();
    private final Set<String> units = new HashSet<>();
    private final Set<String> words = new HashSet<>();
    private final double[] numbers = new double[MANY];
    private int distinct;
    private long near;
    private long odd;

    /** Takes a cell that is a number. */
    void accept(double number) {
        if (distinct < MANY) {
            for (var index = 0; index < distinct; index++) {
                if (numbers[index] == number) {
                    return;
                }
            }
            numbers[distinct++] = number;
        }
    }

    /**
     * Takes a cell that is no number.
     *
     * @return its traits, for {@link #acceptAgain}
     */
    int accept(String cell, boolean isDate) {
        if (odd > PATIENCE && near < odd && !isDate) {
            odd++;
            return WORD;
        }
        if (OddCells.isGap(cell) || OddCells.isInfinite(cell)) {
            return 0;
        }
        var number = isDate ? null : NearNumber.of(cell).orElse(null);
        if (number != null && number.unit() != null && units.size() <= FEW) {
            units.add(number.unit());
        }
        var isWord = number == null && !isDate;
        if (!isWord && values.size() < MANY) {
            values.add(cell);
        }
        if (isWord && words.size() <= FEW) {
            words.add(cell);
        }
        var traits = (number == null ? 0 : NEAR) | (isWord ? WORD : 0);
        acceptAgain(traits);
        return traits;
    }

    /** Takes a cell again that was taken with these traits. */
    void acceptAgain(int traits) {
        near += (traits & NEAR) != 0 ? 1 : 0;
        odd += (traits & WORD) != 0 ? 1 : 0;
    }

    /** How many cells may be numbers. */
    long near() {
        return near;
    }

    /**
     * Whether all but a few cells or a few words are values of one kind.
     *
     * @param plain how many are as they stand
     */
    boolean explain(long plain) {
        var many = distinct + values.size();
        var hasUnit = units.isEmpty() || (units.size() <= FEW && many >= FEW);
        var hasFewWords = words.size() <= FEW && many >= (words.size() > 1 ? MANY : MANY_BESIDE_ONE);
        return hasUnit && (odd <= ODD_SHARE * (plain + near) || hasFewWords);
    }
}
