package io.mlpservice.exchange.onnx.reading;

import io.mlpservice.engine.function.Activation;
import io.mlpservice.engine.function.ActivationType;

import java.util.Map;
import java.util.function.Function;
import java.util.stream.IntStream;

/** The operators of layers: weighted sums and activations. */
final class LayerOperators {
    private static final double NEAR = 1e-5;

    private final Budget budget;

    LayerOperators(Budget budget) {
        this.budget = budget;
    }

    void addTo(Map<String, Function<Node, Value>> operators) {
        operators.put("MatMul", this::product);
        operators.put("Gemm", this::sums);
        operators.put("BatchNormalization", this::normalized);
        operators.put("Relu", node -> activated(node, ActivationType.RELU));
        operators.put("Tanh", node -> activated(node, ActivationType.TANH));
        operators.put("Sigmoid", node -> activated(node, ActivationType.SIGMOID));
        operators.put("Softplus", node -> activated(node, ActivationType.SOFTPLUS));
        operators.put("Softmax", LayerOperators::softmax);
        operators.put("Selu", LayerOperators::selu);
        operators.put("Gelu", LayerOperators::gelu);
        operators.put("LeakyRelu", node -> activated(node, new Activation.LeakyRelu(node.number("alpha", 0.01))));
        operators.put("Elu", node -> activated(node, new Activation.Elu(node.number("alpha", 1))));
    }

    private Value product(Node node) {
        var matrix = node.constant(1);
        return sums(node, matrix, false, 1, unitsOf(node, matrix, 1));
    }

    private Value sums(Node node) {
        if (node.integer("transA", 0) != 0) {
            throw node.refusal("it transposes the rows");
        }
        var matrix = node.constant(1);
        var isTransposed = node.integer("transB", 0) != 0;
        var units = unitsOf(node, matrix, isTransposed ? 0 : 1);
        var sums = sums(node, matrix, isTransposed, node.number("alpha", 1), units);
        if (node.has(2)) {
            var biases = node.row(2, units);
            var factor = node.number("beta", 1);
            for (var unit = 0; unit < units; unit++) {
                sums.biases()[unit] = biases.number(biases.size() == 1 ? 0 : unit) * factor;
            }
        }
        return sums;
    }

    private static int unitsOf(Node node, Constant matrix, int dimension) {
        if (matrix.shape().size() != 2 || matrix.size() == 0) {
            throw node.refusal("its weights have the shape %s where a matrix is needed".formatted(matrix.shape()));
        }
        return Math.toIntExact(matrix.shape().get(dimension));
    }

    private Value.Sums sums(Node node, Constant matrix, boolean isTransposed, double factor, int units) {
        var source = node.input(0);
        var inputs = switch (source) {
            case Columns columns when !columns.isNested() -> columns.count();
            case Value.Network network -> network.units();
            default -> throw node.refusal("its first input must be inputs or a layer");
        };
        if ((long) inputs * units != matrix.size()) {
            throw node.refusal("its weights have the shape %s, but there are %d inputs".formatted(matrix.shape(),
                    inputs));
        }
        budget.takeNumbers(units, inputs + 1L);
        var weights = new double[units][inputs];
        for (var unit = 0; unit < units; unit++) {
            for (var input = 0; input < inputs; input++) {
                weights[unit][input] = factor
                        * matrix.number(isTransposed ? unit * inputs + input : input * units + unit);
            }
        }
        return new Value.Sums(source, weights, new double[units]);
    }

    /** (s − mean)/√(variance + ε)·scale + shift. */
    private Value normalized(Node node) {
        if (!(node.input(0) instanceof Value.Sums sums)) {
            throw node.refusal("it must follow weighted sums");
        }
        var units = sums.units();
        var scale = node.row(1, units);
        var shift = node.row(2, units);
        var mean = node.row(3, units);
        var variance = node.row(4, units);
        if (IntStream.of(scale.size(), shift.size(), mean.size(), variance.size()).anyMatch(size -> size != units)
                || node.integer("training_mode", 0) != 0) {
            throw node.refusal("it needs four rows of %d numbers, and no training mode".formatted(units));
        }
        var epsilon = node.number("epsilon", 1e-5);
        var factors = IntStream.range(0, units)
                .mapToDouble(unit -> scale.number(unit) / Math.sqrt(variance.number(unit) + epsilon)).toArray();
        return Arithmetic.scaled(sums, factors, IntStream.range(0, units)
                .mapToDouble(unit -> shift.number(unit) - mean.number(unit) * factors[unit]).toArray(), budget);
    }

    private static Value softmax(Node node) {
        node.requireLastAxis(-1);
        return activated(node, ActivationType.SOFTMAX);
    }

    private static Value selu(Node node) {
        if (Math.abs(node.number("alpha", 1.67326) - 1.67326) > NEAR
                || Math.abs(node.number("gamma", 1.0507) - 1.0507) > NEAR) {
            throw node.refusal("its alpha or gamma are not the usual ones");
        }
        return activated(node, ActivationType.SELU);
    }

    private static Value gelu(Node node) {
        if (node.text("approximate", "none").equals("none")) {
            return activated(node, ActivationType.GELU);
        }
        throw node.refusal("it is approximate");
    }

    private static Value activated(Node node, ActivationType type) {
        return activated(node, type.withDefaults());
    }

    private static Value activated(Node node, Activation activation) {
        if (node.input(0) instanceof Value.Sums sums) {
            return new Value.Activated(sums, activation);
        }
        throw node.refusal("an activation must follow weighted sums");
    }
}
