package io.mlpservice.column;

import io.mlpservice.engine.data.NumberSign;
import io.mlpservice.engine.data.NumberSigns;
import io.mlpservice.platform.problem.Messages;

/**
 * The sign beside the numbers of one column. All have the same one, or that of a currency or none; {@code 5%} and {@code 0.05}
 * are not numbers of one kind. Zero goes with any.
 */
final class ColumnSign {
    private final NumberSigns signs;
    private NumberSign sign = NumberSign.NONE;
    private boolean isKnown;

    ColumnSign(NumberSigns signs) {
        this.signs = signs;
    }

    /** Whether a number has a sign that goes with those of the numbers before it. */
    boolean accepts(CharSequence number) {
        if (signs.isEmpty()) {
            return true;
        }
        var found = signs.signOf(number);
        if (found == 0 && isZero(number)) {
            return true;
        }
        if (!isKnown) {
            isKnown = true;
            sign = new NumberSign(found);
        }
        if (!sign.goesWith(found)) {
            return false;
        }
        if (found != 0 && found != sign.character()) {
            sign = new NumberSign(found);
        }
        return true;
    }

    /** That of the numbers so far. */
    NumberSign sign() {
        return sign;
    }

    private static boolean isZero(CharSequence number) {
        for (var index = 0; index < number.length(); index++) {
            if (number.charAt(index) >= '1' && number.charAt(index) <= '9') {
                return false;
            }
        }
        return true;
    }

    /** Why a number is not accepted, and what to do. */
    String sentence(Place place, Fit.OddCell number) {
        return "%s %d holds '%s', but the other numbers have %s beside them. Write all numbers of a column alike."
                .formatted(place.word(), number.place(), Messages.shortened(number.text()),
                        sign.words());
    }
}
