package io.mlpservice.exchange.go;

import tools.jackson.databind.json.JsonMapper;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;

/** The example of the Go program: its files, and its forward pass as the textbooks write it. */
public final class GoNetwork {
    private static final double[][] ROWS = {{70, 98, 87}, {75, 85, 82}, {55, 65, 61}, {45, 55, 52}, {80, 70, 73}};
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final List<double[][]> weights = new ArrayList<>();
    private final List<double[]> biases = new ArrayList<>();
    private final Map<String, double[]> ranges = new LinkedHashMap<>();

    /** The rows that the example learns from: two inputs and an output. */
    public static double[][] rows() {
        return ROWS.clone();
    }

    /** A network with weights in [−1, 1). */
    public GoNetwork(double[] minInput, double[] maxInput, double[] minOutput, double[] maxOutput, int... hidden) {
        ranges.put("minInput", minInput);
        ranges.put("maxInput", maxInput);
        ranges.put("minOutput", minOutput);
        ranges.put("maxOutput", maxOutput);
        var random = new Random(3);
        var width = minInput.length;
        for (var layer = 0; layer <= hidden.length; layer++) {
            var inputs = width;
            var nodes = layer < hidden.length ? hidden[layer] : minOutput.length;
            weights.add(IntStream.range(0, nodes).mapToObj(_ -> random.doubles(inputs, -1, 1).toArray())
                    .toArray(double[][]::new));
            biases.add(random.doubles(nodes, -1, 1).toArray());
            width = nodes;
        }
    }

    /** The network of the example. */
    public static GoNetwork example() {
        return new GoNetwork(new double[]{45, 55}, new double[]{80, 98}, new double[]{52}, new double[]{87}, 15, 15);
    }

    /** The file of the weights. */
    public byte[] weightsFile() {
        var file = new LinkedHashMap<String, Object>();
        file.put("hiddenWeights", weights.subList(0, weights.size() - 1));
        file.put("hiddenBias", biases.subList(0, biases.size() - 1));
        file.put("outputWeights", weights.getLast());
        file.put("outputBias", biases.getLast());
        return JSON.writeValueAsString(file).getBytes(StandardCharsets.UTF_8);
    }

    /** The file of the ranges. */
    public byte[] rangesFile() {
        return JSON.writeValueAsString(ranges).getBytes(StandardCharsets.UTF_8);
    }

    /** The outputs for a row, in their own unit. */
    public double[] outputs(double[] row, DoubleUnaryOperator activation, boolean toMinusOne) {
        var values = new double[range("minInput").length];
        for (var input = 0; input < values.length; input++) {
            var share = range("minInput")[input] == range("maxInput")[input]
                    ? 0.5
                    : (row[input] - range("minInput")[input])
                            / (range("maxInput")[input] - range("minInput")[input]);
            values[input] = toMinusOne ? 2 * share - 1 : share;
        }
        for (var layer = 0; layer < weights.size(); layer++) {
            values = layer(weights.get(layer), biases.get(layer), values, activation);
        }
        for (var output = 0; output < values.length; output++) {
            var share = toMinusOne ? (values[output] + 1) / 2 : values[output];
            values[output] = range("minOutput")[output]
                    + share * (range("maxOutput")[output] - range("minOutput")[output]);
        }
        return values;
    }

    private double[] range(String name) {
        return ranges.getOrDefault(name, new double[0]);
    }

    private static double[] layer(double[][] weights, double[] biases, double[] inputs,
            DoubleUnaryOperator activation) {
        var outputs = new double[biases.length];
        for (var node = 0; node < outputs.length; node++) {
            var sum = biases[node];
            for (var input = 0; input < inputs.length; input++) {
                sum += weights[node][input] * inputs[input];
            }
            outputs[node] = activation.applyAsDouble(sum);
        }
        return outputs;
    }
}
