package io.mlpservice.column;

import org.jspecify.annotations.Nullable;

import java.util.Optional;

/** How many values of a column are of one kind, and the first value that is not. */
final class Fit {
    private long fitting;
    private long odd;
    private @Nullable OddCell first;

    /**
     * A value that is of another kind than most of its column.
     *
     * @param place where it stands: the line of a file or the number of a row, counted from 1
     */
    record OddCell(String text, long place) {}

    /** Takes a value that was seen before. */
    void acceptAgain(boolean fits) {
        fitting += fits ? 1 : 0;
        odd += fits ? 0 : 1;
    }

    /** Takes more values of another kind, of which the first is known. */
    void refuseAgain(long count) {
        odd += count;
    }

    void accept(boolean fits, String cell, long place) {
        if (fits) {
            fitting++;
            return;
        }
        odd++;
        if (first == null) {
            first = new OddCell(cell, place);
        }
    }

    /** The number of values of this kind. */
    long fitting() {
        return fitting;
    }

    /** The number of values of another kind. */
    long odd() {
        return odd;
    }

    boolean isComplete() {
        return odd == 0;
    }

    Optional<OddCell> firstOdd() {
        return Optional.ofNullable(first);
    }

    /** Whether some values are of this kind and only one is not, or at most a share of all. */
    boolean isAlmostComplete(double share) {
        return fitting > 0 && odd > 0 && (odd == 1 || odd <= share * (fitting + odd));
    }
}
