package io.mlpservice.exchange.go;

import io.mlpservice.engine.feature.Encoder;
import io.mlpservice.engine.feature.Gaps;
import io.mlpservice.engine.feature.NumberEncoder;
import io.mlpservice.engine.scaling.ColumnScale.Invertible;

import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/** The least and the largest value of each input or output of a network. */
final class Ranges {
    private final double[] minima;
    private final double[] maxima;

    /**
     * Reads ranges.
     *
     * @param kind {@code Input} or {@code Output}
     * @param count how many the network has
     */
    Ranges(String kind, GoDocument document, int count) {
        this.minima = document.vector("min" + kind);
        this.maxima = document.vector("max" + kind);
        if (minima.length != count || maxima.length != count) {
            throw new IllegalArgumentException(
                    "The network has %d %ss, but min%s has %d values and max%s %d.".formatted(count,
                            kind.toLowerCase(Locale.ROOT), kind, minima.length, kind, maxima.length));
        }
        for (var column = 0; column < count; column++) {
            if (!(minima[column] <= maxima[column]) || !Double.isFinite(maxima[column] - minima[column])) {
                throw new IllegalArgumentException("min%s[%d] must not be above max%s[%d], and both must be finite."
                        .formatted(kind, column, kind, column));
            }
        }
    }

    /** The given names, or numbered ones if none are given. */
    List<String> names(List<String> given, String prefix, String field) {
        if (!given.isEmpty() && given.size() != minima.length) {
            throw new IllegalArgumentException("'%s' has %d names, but the network needs %d. Give one for each."
                    .formatted(field, given.size(), minima.length));
        }
        return given.isEmpty() ? IntStream.range(0, minima.length).mapToObj(place -> prefix + place).toList() : given;
    }

    /** Encoders that refuse gaps. */
    List<Encoder> encoders(GoScaling scaling) {
        return IntStream.range(0, minima.length).<Encoder>mapToObj(column -> new NumberEncoder(
                scaling.scale(minima[column], maxima[column]), Gaps.REFUSED, minima[column], maxima[column])).toList();
    }

    List<Invertible> scales(GoScaling scaling) {
        return IntStream.range(0, minima.length).mapToObj(column -> scaling.scale(minima[column], maxima[column]))
                .toList();
    }
}
