package io.mlpservice.exchange.onnx.reading;

import java.util.List;

/** A column of a table that a graph makes of its inputs. */
sealed interface Column {
    /** The column of the inputs that it is made of. */
    GraphInput input();

    /** A text as it is given. */
    record Text(GraphInput input) implements Column {}

    /**
     * A number.
     *
     * @param fill what stands in for a gap, in the unit of the input; NaN for nothing
     * @param isCut whether fractions are cut off, which only categories may be
     */
    record Scaled(GraphInput input, double fill, Affine affine, boolean isCut) implements Column {
        boolean isPlain() {
            return affine.equals(Affine.IDENTITY);
        }
    }

    /**
     * 1 for one of several categories, else 0; then scaled.
     *
     * @param place of the category among them
     */
    record Indicator(GraphInput input, Categories categories, int place, Affine affine) implements Column {}

    /**
     * The categories of an encoder.
     *
     * @param texts as they are given, without blanks around them
     * @param areUnknownRefused whether a value that is none of them is an error
     * @param fill the one that stands in for a gap; empty for none
     */
    record Categories(List<String> texts, boolean areUnknownRefused, String fill) {}
}
