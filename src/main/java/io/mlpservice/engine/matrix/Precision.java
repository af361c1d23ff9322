package io.mlpservice.engine.matrix;

/** How many bits a number of a matrix has. */
public enum Precision {
    /** IEEE 754 single precision, about 7 decimal digits. */
    FLOAT32(Float.BYTES),
    /** IEEE 754 double precision, about 16 decimal digits. */
    FLOAT64(Double.BYTES);

    private final int bytes;

    Precision(int bytes) {
        this.bytes = bytes;
    }

    /** The size of one number. */
    public int bytes() {
        return bytes;
    }
}
