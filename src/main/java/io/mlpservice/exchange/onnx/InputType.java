package io.mlpservice.exchange.onnx;

import io.mlpservice.engine.feature.Encoder;
import io.mlpservice.engine.feature.Feature;
import io.mlpservice.engine.feature.FeatureType;
import io.mlpservice.engine.feature.NumberEncoder;
import io.mlpservice.engine.matrix.Precision;
import io.mlpservice.engine.model.TrainedModel;
import io.mlpservice.engine.scaling.ColumnScale;
import io.mlpservice.platform.problem.Messages;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Which type the numbers of a graph's inputs and outputs need. */
final class InputType {
    /** From here on, single precision is off by more than a hundred thousandth of a column's width. */
    private static final double COARSE = 1e-5 * (1 << 24);

    private InputType() {}

    /** Why a model needs double precision; empty if single precision does. */
    static List<String> reasonsForDouble(TrainedModel model) {
        var reasons = new ArrayList<String>();
        if (model.precision() == Precision.FLOAT64) {
            reasons.add("the model computes in float64");
        }
        var codec = model.features();
        add(reasons, "float32 resolves dates, which are given in seconds since 1970, only to the minute",
                codec.features().stream().filter(feature -> feature.type() == FeatureType.DATE_TIME)
                        .map(Feature::name));
        var coarseFeatures = IntStream.range(0, codec.features().size())
                .filter(feature -> isCoarse(codec.encoder(feature))).mapToObj(codec.names()::get);
        var coarseTargets = IntStream.range(0, model.targetScales().size())
                .filter(target -> isCoarse(model.targetScales().get(target)))
                .mapToObj(model.schema().targetNames()::get);
        add(reasons, "float32 does not tell apart close numbers that are as far from 0 as those of the columns",
                Stream.concat(coarseFeatures, coarseTargets));
        return reasons;
    }

    private static void add(List<String> reasons, String reason, Stream<String> columns) {
        var names = columns.collect(Collectors.joining(", "));
        if (!names.isEmpty()) {
            reasons.add("%s: %s".formatted(reason, Messages.shortened(names)));
        }
    }

    private static boolean isCoarse(Encoder encoder) {
        return encoder instanceof NumberEncoder number && isCoarse(number.scale());
    }

    private static boolean isCoarse(ColumnScale scale) {
        return Math.abs(scale.center()) / scale.width() > COARSE;
    }
}
