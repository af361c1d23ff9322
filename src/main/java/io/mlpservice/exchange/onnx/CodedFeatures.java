package io.mlpservice.exchange.onnx;

import io.mlpservice.engine.feature.BooleanEncoder;
import io.mlpservice.engine.feature.DateEncoder;
import io.mlpservice.engine.feature.Encoder;
import io.mlpservice.engine.feature.Encoder.InputKind;
import io.mlpservice.engine.feature.FeatureCodec;
import io.mlpservice.engine.feature.Gaps;
import io.mlpservice.engine.feature.NumberEncoder;
import io.mlpservice.engine.feature.OrdinalEncoder;

import java.util.ArrayList;
import java.util.stream.IntStream;

/** The features whose codes stand for an amount, each with a column of codes: first what is given as numbers, then ordinals. */
final class CodedFeatures {
    private final FeatureCodec codec;
    private final int[] numbers;
    private final int[] ordinals;
    private final int[] features;
    private final int[] firstInputs;

    CodedFeatures(FeatureCodec codec, int[] numbers, int[] ordinals) {
        this.codec = codec;
        this.numbers = numbers;
        this.ordinals = ordinals;
        this.features = IntStream.concat(IntStream.of(numbers), IntStream.of(ordinals)).toArray();
        this.firstInputs = new int[codec.features().size()];
        for (var feature = 1; feature < firstInputs.length; feature++) {
            firstInputs[feature] = firstInputs[feature - 1] + codec.encoder(feature - 1).inputs().size();
        }
    }

    int count() {
        return features.length;
    }

    /** The feature of a column. */
    int feature(int column) {
        return features[column];
    }

    /** The column of a feature. */
    int column(String feature) {
        return IntStream.range(0, count()).filter(column -> codec.names().get(features[column]).equals(feature))
                .findFirst().orElseThrow();
    }

    /** The first input of the feature of a column. */
    int first(int column) {
        return firstInputs[features[column]];
    }

    private Encoder encoder(int column) {
        return codec.encoder(features[column]);
    }

    private Gaps gaps(int column) {
        return switch (encoder(column)) {
            case NumberEncoder number -> number.gaps();
            case BooleanEncoder(var gaps, var _) -> gaps;
            case OrdinalEncoder ordinal -> ordinal.places().gaps();
            case DateEncoder date -> date.gaps();
            case Encoder other -> throw new IllegalArgumentException(other + " has no amounts");
        };
    }

    /** The codes, [rows][columns], {@code NaN} for gaps. */
    Tensor codes(Graph graph, GraphInputs given) {
        var codes = new ArrayList<Tensor>();
        if (numbers.length > 0) {
            codes.add(given.codes());
        }
        for (var feature : ordinals) {
            codes.add(place(graph, given, feature, (OrdinalEncoder) codec.encoder(feature)));
        }
        return graph.concat(codes);
    }

    private static Tensor place(Graph graph, GraphInputs given, int feature, OrdinalEncoder encoder) {
        var nodes = new TextNodes(given.text(feature));
        var is = nodes.is(encoder.categories());
        var places = IntStream.range(0, encoder.categories().size()).asDoubleStream().toArray();
        var place = is.times(graph.row(places, Element.FLOAT64)).sumOfColumns();
        var unseen = encoder.fillsGaps() ? encoder.places().gaps().fill() : 0;
        return nodes.isAny(given.gaps(feature)).choose(Double.NaN,
                is.sumOfColumns().isLessThan(0.5).choose(unseen, place));
    }

    /** What stands in for the gaps of each column, {@code NaN} for nothing; empty if nothing does for any. */
    double[] fills() {
        var fills = IntStream.range(0, count()).mapToDouble(column -> gaps(column).fill()).toArray();
        return IntStream.range(0, count()).anyMatch(column -> gaps(column).areFilled()) ? fills : new double[0];
    }

    /** The columns whose gaps an input marks. */
    int[] marked() {
        return IntStream.range(0, count()).filter(column -> gaps(column).indicated()).toArray();
    }

    /** The input that marks the gaps of a column, the last one of the feature. */
    int mark(int column) {
        return first(column) + encoder(column).inputs().size() - 1;
    }

    /** The columns that are inputs as they are, before scaling. */
    Columns plain(Tensor filled) {
        var plain = IntStream.range(0, count())
                .filter(column -> encoder(column).inputs().getFirst().kind() == InputKind.VALUE).toArray();
        return new Columns(filled.columnsOf(count(), plain), IntStream.of(plain).map(this::first).toArray());
    }

}
