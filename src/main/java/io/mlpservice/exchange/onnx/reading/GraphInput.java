package io.mlpservice.exchange.onnx.reading;

/**
 * A column of the inputs of a graph.
 *
 * @param number counts all columns from 0
 */
record GraphInput(int number, String name, Kind kind) {
    /** What its values are. */
    enum Kind {
        FRACTION,
        WHOLE,
        TEXT
    }

    Column column() {
        return kind == Kind.TEXT
                ? new Column.Text(this)
                : new Column.Scaled(this, Double.NaN, Affine.IDENTITY, false);
    }
}
