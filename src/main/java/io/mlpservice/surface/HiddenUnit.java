package io.mlpservice.surface;

import io.mlpservice.engine.model.ConnectionStrength;
import io.mlpservice.engine.model.TrainedModel;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A hidden unit.
 *
 * @param layer the first hidden one is 0
 * @param unit counted from 0
 * @param strength its share of its layer's influence on the outputs, see {@link ConnectionStrength}
 */
record HiddenUnit(int layer, int unit, double strength) {
    /** How many are shown. */
    static final int MOST = 256;

    /** The strongest units: all of narrow layers, and of wide ones equally many; in the order of the network. */
    static List<HiddenUnit> strongest(TrainedModel model) {
        var strengths = ConnectionStrength.of(model);
        var widths = Stream.of(strengths).mapToInt(layer -> layer.length).toArray();
        var most = mostOfALayer(widths);
        return IntStream.range(0, strengths.length).boxed()
                .flatMap(layer -> strongest(layer, strengths[layer], most)).limit(MOST).toList();
    }

    /** How many units of a layer are shown, so that all layers together have at most {@link #MOST}; at least 1. */
    private static int mostOfALayer(int[] widths) {
        return IntStream.rangeClosed(1, MOST)
                .takeWhile(most -> IntStream.of(widths).mapToLong(width -> Math.min(width, most)).sum() <= MOST)
                .max().orElse(1);
    }

    private static Stream<HiddenUnit> strongest(int layer, double[] strengths, int most) {
        return IntStream.range(0, strengths.length).mapToObj(unit -> new HiddenUnit(layer, unit, strengths[unit]))
                .sorted(Comparator.comparingDouble(HiddenUnit::strength).reversed()).limit(most)
                .sorted(Comparator.comparingInt(HiddenUnit::unit));
    }
}
