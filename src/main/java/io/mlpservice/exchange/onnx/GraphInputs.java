package io.mlpservice.exchange.onnx;

import io.mlpservice.engine.data.GapWords;
import io.mlpservice.engine.data.Numbers;
import io.mlpservice.engine.feature.CategoryEncoder;
import io.mlpservice.engine.feature.Encoder;
import io.mlpservice.engine.feature.Feature;
import io.mlpservice.engine.feature.FeatureCodec;
import io.mlpservice.engine.feature.FeatureType;
import io.mlpservice.engine.feature.OrdinalEncoder;

import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The inputs of a graph: raw features. */
final class GraphInputs {
    /** The name of the only input of the form {@link InputForm#MATRIX}. */
    private static final String MATRIX = "input";

    private final Graph graph;
    private final FeatureCodec codec;
    private final GapWords gapWords;
    private final List<Tensor> inputs;

    /**
     * Declares the inputs.
     *
     * @param type of numbers
     */
    GraphInputs(Graph graph, FeatureCodec codec, GapWords gapWords, InputForm form, Element type) {
        this.graph = graph;
        this.codec = codec;
        this.gapWords = gapWords;
        this.inputs = switch (form) {
            case MATRIX -> List.of(graph.input(MATRIX, type, codec.features().size()));
            case NAMED -> codec.features().stream()
                    .map(feature -> graph.input(feature.name(), isText(feature) ? Element.TEXT : type, 1)).toList();
        };
    }

    private static boolean isText(Feature feature) {
        return feature.type() == FeatureType.CATEGORICAL;
    }

    /** The features that are no text, by their places. */
    int[] numbers() {
        return IntStream.range(0, codec.features().size()).filter(index -> !isText(codec.features().get(index)))
                .toArray();
    }

    /** The codes of the features that are no text, [rows][features] in double precision, {@code NaN} for gaps. */
    Tensor codes() {
        var numbers = graph.concat(inputs.stream().filter(input -> input.element() != Element.TEXT).toList());
        for (var word : gapWords.all().stream().map(Numbers::parse).flatMapToDouble(OptionalDouble::stream).toArray()) {
            numbers = numbers.isEqualTo(graph.number(word, numbers.element())).choose(Double.NaN, numbers);
        }
        return numbers.as(Element.FLOAT64);
    }

    /** A feature that is text, [rows][1]. */
    Tensor text(int feature) {
        return inputs.get(feature);
    }

    /** The texts that are gaps of a feature: none, and the words for it that are no categories. */
    List<String> gaps(int feature) {
        var categories = switch (codec.encoder(feature)) {
            case CategoryEncoder category -> Set.copyOf(
                    Stream.concat(category.categories().stream(), category.rare().stream()).toList());
            case OrdinalEncoder ordinal -> Set.copyOf(ordinal.categories());
            case Encoder other -> throw new IllegalArgumentException(other + " has no texts");
        };
        return Stream.concat(Stream.of(""), gapWords.all().stream())
                .filter(word -> !categories.contains(word)).distinct().toList();
    }
}
