package io.mlpservice.exchange.onnx.reading;

import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** The operators that make labels and probabilities of what a network puts out. */
final class OutputOperators {
    private OutputOperators() {}

    static void addTo(Map<String, Function<Node, Value>> operators) {
        operators.put("ArgMax", OutputOperators::place);
        operators.put("ai.onnx.ml.ZipMap", OutputOperators::named);
        operators.put("ai.onnx.ml.Binarizer", OutputOperators::flags);
    }

    private static Value place(Node node) {
        node.requireLastAxis(0);
        if (node.integer("select_last_index", 0) != 0) {
            throw node.refusal("of equal classes the first must be taken");
        }
        return switch (node.input(0)) {
            case Value.Network network -> new Value.Place(network, false);
            case Value.Pair(var network) -> new Value.Place(network, true);
            default -> throw node.refusal("it must follow probabilities");
        };
    }

    /** The classes at the place of the most probable one. */
    static Value classes(Node node, Constant classes, Value.Place place) {
        return new Value.Classes(place.network(), place.isPair(), checked(node, classes.texts(), place.network(),
                place.isPair()));
    }

    private static Value named(Node node) {
        var names = node.hasAttribute("classlabels_strings")
                ? node.texts("classlabels_strings")
                : node.integers("classlabels_int64s").stream().map(String::valueOf).toList();
        return switch (node.input(0)) {
            case Value.Network network ->
                new Value.Classes(network, false, checked(node, names, network, false));
            case Value.Pair(var network) -> new Value.Classes(network, true, checked(node, names, network, true));
            default -> throw node.refusal("it must follow probabilities");
        };
    }

    private static List<String> checked(Node node, List<String> names, Value.Network network, boolean isPair) {
        var probabilities = isPair ? 2 : network.units();
        if (names.size() != probabilities) {
            throw node.refusal("it has %d classes for %d probabilities".formatted(names.size(), probabilities));
        }
        return names;
    }

    private static Value flags(Node node) {
        if (node.input(0) instanceof Value.Network network && node.number("threshold", 0) == 0.5) {
            return new Value.Flags(network);
        }
        throw node.refusal("it must compare probabilities with 0.5");
    }
}
