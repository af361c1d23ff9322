package io.mlpservice.platform;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import org.jspecify.annotations.Nullable;

import java.math.BigInteger;

/** A cell of data as in JSON: a number, a string or a boolean. A missing cell is null. */
public sealed interface CellValue {
    /** The cell as JSON writes it, whole numbers without a fraction. */
    @JsonValue
    Object json();

    /** Text as it would stand in a CSV file. */
    default String text() {
        return json().toString();
    }

    /** The cell for a value read from JSON. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    static CellValue of(Object json) {
        return switch (json) {
            case Long whole when !isExact(whole) -> new Numeric(whole, whole.toString());
            case BigInteger whole -> new Numeric(whole.doubleValue(), whole.toString());
            case Number number -> new Numeric(number.doubleValue());
            case Boolean truth -> new Truth(truth);
            default -> new Text(json.toString());
        };
    }

    private static boolean isExact(long whole) {
        return whole <= (long) Numeric.LARGEST_EXACT && whole >= (long) -Numeric.LARGEST_EXACT;
    }

    /**
     * A number.
     *
     * @param value the number in double precision
     * @param digits the digits of a whole number beyond ±2^53, which double precision may not hold exactly; null for
     *     every other number
     */
    record Numeric(double value, @Nullable String digits) implements CellValue {
        /** All whole numbers up to this one are exact in double precision: 2^53. */
        public static final double LARGEST_EXACT = 0x1p53;

        /** A number that double precision holds as it was written. */
        public Numeric(double value) {
            this(value, null);
        }

        @Override
        public Object json() {
            if (digits != null) {
                return new BigInteger(digits);
            }
            var whole = value == Math.rint(value) && Math.abs(value) <= LARGEST_EXACT
                    && Double.doubleToRawLongBits(value) != Double.doubleToRawLongBits(-0.0);
            return whole ? (Object) (long) value : (Object) value;
        }
    }

    /** A string. */
    record Text(String value) implements CellValue {
        @Override
        public Object json() {
            return value;
        }
    }

    /** A boolean. */
    record Truth(boolean value) implements CellValue {
        @Override
        public Object json() {
            return value;
        }
    }
}
