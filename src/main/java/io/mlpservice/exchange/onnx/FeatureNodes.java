package io.mlpservice.exchange.onnx;

import io.mlpservice.engine.feature.CategoryEncoder;
import io.mlpservice.engine.feature.CategoryEncoder.GapRule;
import io.mlpservice.engine.feature.DateEncoder;
import io.mlpservice.engine.feature.Encoder.InputKind;
import io.mlpservice.engine.feature.FeatureCodec;
import io.mlpservice.engine.feature.OrdinalEncoder;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Turns raw features into the inputs of the network as {@link FeatureCodec} does, in double precision. */
final class FeatureNodes {
    private final Graph graph;
    private final FeatureCodec codec;
    private final GraphInputs given;
    private final List<Columns> columns = new ArrayList<>();

    private FeatureNodes(Graph graph, FeatureCodec codec, GraphInputs given) {
        this.graph = graph;
        this.codec = codec;
        this.given = given;
    }

    /** The inputs of the network, [rows][inputs], as the precision of the network has them. */
    static Tensor inputs(Graph graph, FeatureCodec codec, GraphInputs given, Element precision) {
        var nodes = new FeatureNodes(graph, codec, given);
        nodes.addNumbers();
        nodes.addCategories();
        return nodes.inOrder(precision);
    }

    private Tensor inOrder(Element precision) {
        var places = columns.stream().flatMapToInt(some -> IntStream.of(some.places())).toArray();
        var order = new int[places.length];
        IntStream.range(0, places.length).forEach(column -> order[places[column]] = column);
        return graph.concat(columns.stream().map(Columns::values).map(values -> values.as(precision)).toList())
                .columnsOf(order.length, order);
    }

    private void addNumbers() {
        var coded = new CodedFeatures(codec, given.numbers(), ordinals());
        if (coded.count() == 0) {
            return;
        }
        var codes = coded.codes(graph, given);
        var isGap = codes.isNaN();
        var filled = coded.fills().length == 0
                ? codes
                : isGap.choose(graph.row(coded.fills(), Element.FLOAT64), codes);
        addMarks(coded, isGap);
        addScaled(coded.plain(filled));
        addDates(coded, filled);
        addProducts(coded, filled);
    }

    private int[] ordinals() {
        return IntStream.range(0, codec.features().size())
                .filter(feature -> codec.encoder(feature) instanceof OrdinalEncoder).toArray();
    }

    private void addMarks(CodedFeatures coded, Tensor isGap) {
        var marked = coded.marked();
        if (marked.length > 0) {
            columns.add(new Columns(isGap.as(Element.FLOAT64).columnsOf(coded.count(), marked),
                    IntStream.of(marked).map(coded::mark).toArray()));
        }
    }

    private void addScaled(Columns unscaled) {
        if (unscaled.count() > 0) {
            var scales = IntStream.of(unscaled.places()).mapToObj(place -> codec.inputs().get(place).input().scale())
                    .toList();
            columns.addAll(ScaleNodes.scaled(unscaled, scales));
        }
    }

    private void addDates(CodedFeatures coded, Tensor filled) {
        for (var column = 0; column < coded.count(); column++) {
            if (codec.encoder(coded.feature(column)) instanceof DateEncoder date) {
                var values = new DateNodes(filled.columns(column)).values(date.inputs());
                addScaled(Columns.from(coded.first(column), values.size(), graph.concat(values)));
            }
        }
    }

    /** The products of one degree are computed together, factor by factor. */
    private void addProducts(CodedFeatures coded, Tensor filled) {
        var inputs = codec.inputs();
        for (var degree = 2; degree <= codec.polynomial().degree(); degree++) {
            var size = degree;
            var places = IntStream.range(0, inputs.size())
                    .filter(place -> inputs.get(place).input().kind() == InputKind.PRODUCT
                            && inputs.get(place).factors().size() == size)
                    .toArray();
            if (places.length > 0) {
                addScaled(new Columns(IntStream.range(0, degree)
                        .mapToObj(factor -> filled.columns(IntStream.of(places)
                                .map(place -> coded.column(inputs.get(place).factors().get(factor))).toArray()))
                        .reduce(Tensor::times).orElseThrow(), places));
            }
        }
    }

    private void addCategories() {
        var first = 0;
        for (var feature = 0; feature < codec.features().size(); feature++) {
            var count = codec.encoder(feature).inputs().size();
            if (codec.encoder(feature) instanceof CategoryEncoder encoder && count > 0) {
                columns.add(Columns.from(first, count, indicators(feature, encoder)));
            }
            first += count;
        }
    }

    /** One column a category, then one for others and one for gaps where the encoder has them. */
    private Tensor indicators(int feature, CategoryEncoder encoder) {
        var nodes = new TextNodes(given.text(feature));
        var isGap = nodes.isAny(given.gaps(feature));
        var categories = nodes.is(encoder.categories());
        var most = encoder.gaps() == GapRule.MOST_FREQUENT ? encoder.mostFrequent() : -1;
        if (most >= 0) {
            categories = isGap.choose(graph.row(
                    IntStream.range(0, encoder.categories().size()).mapToDouble(place -> place == most ? 1 : 0)
                            .toArray(),
                    Element.FLOAT64), categories);
        }
        var parts = new ArrayList<>(List.of(categories));
        var isGapOfItsOwn = encoder.gaps() == GapRule.CATEGORY;
        if (!encoder.rare().isEmpty()) {
            var other = categories.sumOfColumns().apply("Neg").plus(1);
            parts.add(isGapOfItsOwn ? isGap.choose(0, other) : other);
        }
        if (isGapOfItsOwn) {
            parts.add(isGap.as(Element.FLOAT64));
        }
        var all = graph.concat(parts);
        return encoder.gaps() == GapRule.REFUSED ? isGap.choose(Double.NaN, all) : all;
    }
}
