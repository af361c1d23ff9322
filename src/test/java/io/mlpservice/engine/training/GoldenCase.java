package io.mlpservice.engine.training;

import io.mlpservice.engine.data.Batching;
import io.mlpservice.engine.data.Samples;
import io.mlpservice.engine.function.Activation;
import io.mlpservice.engine.function.Loss;
import io.mlpservice.engine.function.LossReduction;
import io.mlpservice.engine.function.Penalty;
import io.mlpservice.engine.matrix.Matrix;
import io.mlpservice.engine.matrix.Precision;
import io.mlpservice.engine.network.Initialization;
import io.mlpservice.engine.network.LayerParameters;
import io.mlpservice.engine.network.LayerSpec;
import io.mlpservice.engine.network.NetworkSpec;
import io.mlpservice.engine.optimizer.OptimizerSpec;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.StreamSupport;

import static java.util.Objects.requireNonNull;

/** A case whose every figure was computed elsewhere. */
record GoldenCase(JsonNode json) {
    static GoldenCase named(String name) {
        var resource = requireNonNull(GoldenCase.class.getResourceAsStream("/golden/" + name + ".json"), name);
        return new GoldenCase(JsonMapper.shared().readTree(resource));
    }

    Samples samples(Precision precision) {
        return new Samples(Matrix.of(precision, rows(json.get("inputs"))),
                Matrix.of(precision, rows(json.get("targets"))));
    }

    TrainingPlan plan(Precision precision) {
        var training = json.get("training");
        return new TrainingPlan(network(), new Initialization.Given(parameters(json.get("initial_parameters"))),
                constant(Loss.class, training.get("loss")),
                constant(LossReduction.class, training.get("loss_reduction")),
                new Penalty(training.get("l1").asDouble(), training.get("l2").asDouble()), optimizer(), batching(),
                training.get("epochs").asInt(), false, EarlyStopping.NONE, OptionalDouble.empty(), Optional.empty(),
                Score.R2, precision, 0);
    }

    private NetworkSpec network() {
        var layers = new ArrayList<LayerSpec>();
        json.at("/network/hidden_layers").forEach(layer -> layers.add(layer(layer)));
        layers.add(layer(json.at("/network/output_layer")));
        return new NetworkSpec(json.get("inputs").get(0).size(), layers);
    }

    private static LayerSpec layer(JsonNode layer) {
        return new LayerSpec(layer.get("units").asInt(), constant(Activation.class, layer.get("activation")),
                layer.path("learning_rate_multiplier").asDouble(1));
    }

    private OptimizerSpec optimizer() {
        var optimizer = json.at("/training/optimizer");
        var rate = optimizer.get("learning_rate").asDouble();
        return switch (optimizer.get("type").asString()) {
            case "sgd" -> new OptimizerSpec.Sgd(rate, optimizer.path("momentum").asDouble(0),
                    optimizer.path("nesterov").asBoolean(false));
            case "adam" -> new OptimizerSpec.Adam(rate, 0.9, 0.999, 1e-8);
            default -> throw new IllegalArgumentException(optimizer.toString());
        };
    }

    private Batching batching() {
        return switch (json.at("/training/batching").asString()) {
            case "mini_batch" -> new Batching.MiniBatch(json.at("/training/batch_size").asInt());
            case "full_batch" -> new Batching.FullBatch();
            case "sequential" -> new Batching.Sequential();
            default -> throw new IllegalArgumentException(json.at("/training/batching").toString());
        };
    }

    /** Looser for parameters that an adaptive optimiser made in single precision. */
    double tolerance(Precision precision, boolean finalParameters) {
        var adaptive = plan(precision).optimizer() instanceof OptimizerSpec.Adam;
        return switch (precision) {
            case FLOAT64 -> 1e-9;
            case FLOAT32 -> adaptive && finalParameters ? 1e-4 : 2e-5;
        };
    }

    double expectedNumber(String field) {
        return json.get("expect").get(field).asDouble();
    }

    double[] expectedNumbers(String field) {
        return numbers(json.get("expect").get(field));
    }

    double[][] expectedRows(String field) {
        return rows(json.get("expect").get(field));
    }

    List<LayerParameters> expectedParameters(String field) {
        return parameters(json.get("expect").get(field));
    }

    private static List<LayerParameters> parameters(JsonNode layers) {
        return StreamSupport.stream(layers.spliterator(), false)
                .map(layer -> new LayerParameters(rows(layer.get("weights")), numbers(layer.get("biases")))).toList();
    }

    private static double[][] rows(JsonNode rows) {
        return StreamSupport.stream(rows.spliterator(), false).map(GoldenCase::numbers).toArray(double[][]::new);
    }

    private static double[] numbers(JsonNode numbers) {
        return StreamSupport.stream(numbers.spliterator(), false).mapToDouble(JsonNode::asDouble).toArray();
    }

    private static <E extends Enum<E>> E constant(Class<E> type, JsonNode name) {
        return Enum.valueOf(type, name.asString().toUpperCase(Locale.ROOT));
    }
}
