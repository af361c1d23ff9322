package io.mlpservice.engine.matrix;

/** How many bits a number of a matrix has. */
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

    /** What it can hold, in words. */
    public String description() {
        return description;
    }

    /** The size of one number. */
    public int bytes() {
        return bytes;
    }
}
