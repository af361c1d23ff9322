package io.mlpservice.platform;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

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
            case Number number -> new Numeric(number.doubleValue());
            case Boolean truth -> new Truth(truth);
            default -> new Text(json.toString());
        };
    }

    /** A number in double precision. */
    record Numeric(double value) implements CellValue {
        private static final double LARGEST_WHOLE = 0x1p53;

        @Override
        public Object json() {
            var whole = value == Math.rint(value) && Math.abs(value) <= LARGEST_WHOLE
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
