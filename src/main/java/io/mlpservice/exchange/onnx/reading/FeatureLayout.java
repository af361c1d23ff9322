package io.mlpservice.exchange.onnx.reading;

import io.mlpservice.engine.feature.CategoryEncoder;
import io.mlpservice.engine.feature.CategoryEncoder.GapRule;
import io.mlpservice.engine.feature.Encoder;
import io.mlpservice.engine.feature.Feature;
import io.mlpservice.engine.feature.FeatureCodec;
import io.mlpservice.engine.feature.FeatureType;
import io.mlpservice.engine.feature.Gaps;
import io.mlpservice.engine.feature.NumberEncoder;
import io.mlpservice.engine.feature.Polynomial;
import io.mlpservice.engine.network.LayerParameters;
import io.mlpservice.platform.problem.Messages;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * The features behind the inputs of a network. A graph may have its columns in any order, several times or not at all; an
 * encoder has its inputs once and side by side. Each column is an input of an encoder times a factor plus a constant, which
 * go into the weights and biases of the first layer.
 */
final class FeatureLayout {
    private final List<Feature> features = new ArrayList<>();
    private final List<Encoder> encoders = new ArrayList<>();
    private final int[] places;
    private final double[] factors;
    private final double[] constants;
    private int inputs;

    /** Finds the features. Columns of inputs that the graph does not use are none. */
    FeatureLayout(List<Column> columns) {
        this.places = new int[columns.size()];
        this.factors = new double[columns.size()];
        this.constants = new double[columns.size()];
        var byInput = new TreeMap<Integer, List<Integer>>();
        for (var index = 0; index < columns.size(); index++) {
            byInput.computeIfAbsent(columns.get(index).input().number(), _ -> new ArrayList<>()).add(index);
        }
        byInput.values().forEach(ofInput -> add(columns, ofInput));
    }

    private void add(List<Column> columns, List<Integer> ofInput) {
        switch (columns.get(ofInput.getFirst())) {
            case Column.Scaled _ -> addNumber(ofInput.stream().map(columns::get).toList(), ofInput);
            case Column.Indicator _ -> addCategories(ofInput.stream().map(columns::get).toList(), ofInput);
            case Column.Text(var input) -> throw refusal(input, "goes into the network as text");
        }
    }

    private static IllegalArgumentException refusal(GraphInput input, String reason) {
        return new IllegalArgumentException(
                "The feature '%s' %s, which cannot be imported.".formatted(Messages.shortened(input.name()), reason));
    }

    /** The first scale that distinguishes numbers becomes that of the feature. */
    private void addNumber(List<Column> columns, List<Integer> places) {
        var input = columns.getFirst().input();
        var numbers = columns.stream().map(column -> switch (column) {
            case Column.Scaled number when !number.isCut() -> number;
            case Column.Scaled _ -> throw refusal(input, "loses its fractions");
            default -> throw refusal(input, "is a number and a category");
        }).toList();
        var own = numbers.stream().filter(number -> number.affine().factor() != 0).findFirst()
                .orElse(numbers.getFirst());
        if (numbers.stream().anyMatch(number -> Double.compare(number.fill(), own.fill()) != 0)) {
            throw refusal(input, "has several values for gaps");
        }
        for (var index = 0; index < numbers.size(); index++) {
            setNumber(places.get(index), own.affine(), numbers.get(index).affine());
        }
        add(new Feature(input.name(), FeatureType.NUMERIC, null),
                new NumberEncoder(own.affine().scale(), new Gaps(own.fill(), false), Double.NaN, Double.NaN));
    }

    /** y = (x − c)·a + b of the encoder gives x, and x the column. */
    private void setNumber(int column, Affine own, Affine wanted) {
        places[column] = inputs;
        factors[column] = own.equals(wanted) || own.factor() == 0 ? 1 : wanted.factor() / own.factor();
        constants[column] = own.equals(wanted)
                ? 0
                : own.factor() == 0
                        ? wanted.base() - own.base()
                        : (own.center() - wanted.center()) * wanted.factor() - own.base() * factors[column]
                                + wanted.base();
    }

    /** An empty text is a gap, so a category that is empty becomes one of gaps. */
    private void addCategories(List<Column> columns, List<Integer> places) {
        var input = columns.getFirst().input();
        var categories = ((Column.Indicator) columns.getFirst()).categories();
        var texts = categories.texts().stream().filter(text -> !text.isEmpty()).toList();
        for (var index = 0; index < columns.size(); index++) {
            if (!(columns.get(index) instanceof Column.Indicator indicator
                    && indicator.categories().equals(categories))) {
                throw refusal(input, "is encoded in several ways");
            }
            var text = categories.texts().get(indicator.place());
            this.places[places.get(index)] = inputs
                    + (text.isEmpty() ? texts.size() : indicator.place() - emptyBefore(categories, indicator.place()));
            factors[places.get(index)] = indicator.affine().factor();
            constants[places.get(index)] = indicator.affine().constant();
        }
        add(new Feature(input.name(), FeatureType.CATEGORICAL, null), encoder(categories, texts));
    }

    private static int emptyBefore(Column.Categories categories, int place) {
        var empty = categories.texts().indexOf("");
        return empty >= 0 && empty < place ? 1 : 0;
    }

    private static CategoryEncoder encoder(Column.Categories categories, List<String> texts) {
        var fill = texts.indexOf(categories.fill());
        if (texts.size() < categories.texts().size()) {
            return new CategoryEncoder(texts, List.of(), GapRule.CATEGORY, -1);
        }
        if (fill >= 0) {
            return new CategoryEncoder(texts, List.of(), GapRule.MOST_FREQUENT, fill);
        }
        return new CategoryEncoder(texts, List.of(),
                categories.areUnknownRefused() ? GapRule.REFUSED : GapRule.UNSEEN, -1);
    }

    private void add(Feature feature, Encoder encoder) {
        features.add(feature);
        encoders.add(encoder);
        inputs += encoder.inputs().size();
    }

    int inputs() {
        return inputs;
    }

    FeatureCodec codec() {
        return new FeatureCodec(features, encoders, Polynomial.NONE, List.of());
    }

    /** Whether the columns are the inputs of the encoders. */
    private boolean isPlain() {
        return inputs == places.length && IntStream.range(0, inputs)
                .allMatch(column -> places[column] == column && factors[column] == 1 && constants[column] == 0);
    }

    /** The first layer for the inputs of the encoders. */
    LayerParameters firstLayer(LayerParameters layer, Budget budget) {
        if (isPlain()) {
            return layer;
        }
        budget.takeNumbers(layer.biases().length, inputs + 1L);
        var weights = new double[layer.biases().length][inputs];
        var biases = layer.biases().clone();
        for (var unit = 0; unit < biases.length; unit++) {
            for (var column = 0; column < places.length; column++) {
                var weight = layer.weights()[unit][column];
                weights[unit][places[column]] += weight * factors[column];
                biases[unit] += weight * constants[column];
            }
        }
        return new LayerParameters(weights, biases);
    }
}
