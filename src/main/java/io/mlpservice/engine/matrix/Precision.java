package io.mlpservice.engine.matrix;

/** The precision of a matrix. */
public enum Precision {
    /** IEEE 754 single precision. */
    FLOAT32(Float.BYTES, "IEEE 754 single precision, about 7 decimal digits"),
    /** IEEE 754 double precision. */
    FLOAT64(Double.BYTES, "IEEE 754 double precision, about 16 decimal digits");

    private final int bytes;
    private final String description;

    Precision(int bytes, String description) {
        this.bytes = bytes;
        this.description = description;
    }

    /** A description. */
    public String description() {
        return description;
    }

    /** The size of an element in bytes. */
    public int bytes() {
        return bytes;
    }
}
