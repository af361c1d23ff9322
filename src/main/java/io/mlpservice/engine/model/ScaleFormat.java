package io.mlpservice.engine.model;

import io.mlpservice.engine.format.Counts;
import io.mlpservice.engine.scaling.ColumnScale;
import io.mlpservice.engine.scaling.ColumnScale.Linear;
import io.mlpservice.engine.scaling.ColumnScale.Logarithmic;
import io.mlpservice.engine.scaling.ColumnScale.NormalScore;
import io.mlpservice.engine.scaling.ColumnScale.SmoothlyClipped;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;

/** The part of the model format that holds scales: a letter for the kind, then its numbers. */
final class ScaleFormat {
    private static final char LINEAR = 'l';
    private static final char SMOOTHLY_CLIPPED = 'c';
    private static final char LOGARITHMIC = 'g';
    private static final char NORMAL_SCORE = 'n';

    private ScaleFormat() {}

    static void write(DataOutputStream out, ColumnScale scale) throws IOException {
        switch (scale) {
            case Linear linear -> {
                out.writeChar(LINEAR);
                writeLinear(out, linear);
            }
            case SmoothlyClipped(var center, var width) -> {
                out.writeChar(SMOOTHLY_CLIPPED);
                out.writeDouble(center);
                out.writeDouble(width);
            }
            case Logarithmic(var unit, var ofLogarithm) -> {
                out.writeChar(LOGARITHMIC);
                out.writeDouble(unit);
                writeLinear(out, ofLogarithm);
            }
            case NormalScore(var quantiles) -> {
                out.writeChar(NORMAL_SCORE);
                out.writeInt(quantiles.length);
                for (var quantile : quantiles) {
                    out.writeDouble(quantile);
                }
            }
        }
    }

    static ColumnScale read(DataInputStream in) throws IOException {
        var kind = in.readChar();
        return switch (kind) {
            case LINEAR -> readLinear(in);
            case SMOOTHLY_CLIPPED -> new SmoothlyClipped(in.readDouble(), in.readDouble());
            case LOGARITHMIC -> new Logarithmic(in.readDouble(), readLinear(in));
            case NORMAL_SCORE -> new NormalScore(readQuantiles(in));
            default -> throw new IllegalArgumentException("there is no kind of scale '%s'".formatted(kind));
        };
    }

    static ColumnScale.Invertible readInvertible(DataInputStream in) throws IOException {
        if (read(in) instanceof ColumnScale.Invertible invertible) {
            return invertible;
        }
        throw new IllegalArgumentException("a target needs a scale that can be inverted");
    }

    private static void writeLinear(DataOutputStream out, Linear scale) throws IOException {
        out.writeDouble(scale.center());
        out.writeDouble(scale.width());
        out.writeDouble(scale.base());
    }

    static Linear readLinear(DataInputStream in) throws IOException {
        return new Linear(in.readDouble(), in.readDouble(), in.readDouble());
    }

    private static double[] readQuantiles(DataInputStream in) throws IOException {
        var quantiles = new double[Counts.read(in, Double.BYTES)];
        for (var index = 0; index < quantiles.length; index++) {
            quantiles[index] = in.readDouble();
        }
        return quantiles;
    }
}
