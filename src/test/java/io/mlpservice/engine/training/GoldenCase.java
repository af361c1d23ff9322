package io.mlpservice.engine.training;

import io.mlpservice.engine.data.Batching;
import io.mlpservice.engine.data.Samples;
import io.mlpservice.engine.function.ActivationType;
import io.mlpservice.engine.function.LossReduction;
import io.mlpservice.engine.function.LossType;
import io.mlpservice.engine.function.Objective;
import io.mlpservice.engine.function.Penalty;
import io.mlpservice.engine.hyperparameter.Hyperparameter;
import io.mlpservice.engine.matrix.Matrix;
import io.mlpservice.engine.matrix.Precision;
import io.mlpservice.engine.network.Initialization;
import io.mlpservice.engine.network.LayerParameters;
import io.mlpservice.engine.network.LayerSpec;
import io.mlpservice.engine.network.LayerStatistics;
import io.mlpservice.engine.network.NetworkSpec;
import io.mlpservice.engine.optimizer.GradientClipping;
import io.mlpservice.engine.optimizer.LearningRateSchedule;
import io.mlpservice.engine.optimizer.OptimizerSpec;
import io.mlpservice.engine.optimizer.OptimizerType;
import io.mlpservice.engine.optimizer.ScheduleType;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import static java.util.Objects.requireNonNull;

/** A reference case with numbers from an independent implementation. */
public record GoldenCase(JsonNode json) {
    /** The names of all cases. */
    public static Stream<String> names() {
        var folder = Path.of(requireNonNull(GoldenCase.class.getResource("/golden")).getPath());
        return Stream.of(requireNonNull(folder.toFile().list((ignored, name) -> name.endsWith(".json")))).sorted()
                .map(name -> name.substring(0, name.length() - ".json".length()));
    }

    public static GoldenCase named(String name) {
        var resource = requireNonNull(GoldenCase.class.getResourceAsStream("/golden/" + name + ".json"), name);
        return new GoldenCase(JsonMapper.shared().readTree(resource));
    }

    Samples samples(Precision precision) {
        return new Samples(Matrix.of(precision, rows(json.get("inputs"))),
                Matrix.of(precision, rows(json.get("targets"))));
    }

    TrainingPlan plan(Precision precision) {
        var training = json.get("training");
        var loss = constant(LossType.class, training.get("loss")).with(numbersOf(training));
        var objective = new Objective(loss, constant(LossReduction.class, training.get("loss_reduction")),
                new Penalty(training.get("l1").asDouble(), training.get("l2").asDouble()));
        var learning = new Learning(optimizer(), schedule(), 0, clipping(), Optional.empty(), batching(), false);
        return new TrainingPlan(network(), new Initialization.Given(parameters(json.get("initial_parameters"))),
                objective, learning, Stopping.after(training.get("epochs").asInt()), Score.R2, precision, 0);
    }

    private NetworkSpec network() {
        var layers = new ArrayList<LayerSpec>();
        json.at("/network/hidden_layers").forEach(layer -> layers.add(layer(layer)));
        layers.add(layer(json.at("/network/output_layer")));
        return new NetworkSpec(json.get("inputs").get(0).size(), layers);
    }

    private static LayerSpec layer(JsonNode layer) {
        return new LayerSpec(layer.get("units").asInt(),
                constant(ActivationType.class, layer.get("activation")).with(numbersOf(layer)),
                layer.path("batch_normalization").asBoolean(false), layer.path("dropout").asDouble(0),
                layer.path("residual").asBoolean(false), layer.path("learning_rate_multiplier").asDouble(1));
    }

    private OptimizerSpec optimizer() {
        var optimizer = json.at("/training/optimizer");
        var type = constant(OptimizerType.class, optimizer.get("type"));
        return type.with(hyperparameter -> {
            var given = optimizer.path(hyperparameter.name().toLowerCase(Locale.ROOT));
            return given.isMissingNode() ? type.defaultOf(hyperparameter).orElseThrow() : given.asDouble();
        }, optimizer.path("nesterov").asBoolean(false));
    }

    private LearningRateSchedule schedule() {
        var schedule = json.at("/training/learning_rate_schedule");
        return schedule.isMissingNode()
                ? new LearningRateSchedule.Constant()
                : constant(ScheduleType.class, schedule.get("type")).with(hyperparameter -> schedule
                        .get(hyperparameter.name().toLowerCase(Locale.ROOT).replace("schedule_", "")).asDouble());
    }

    private GradientClipping clipping() {
        var clipping = json.at("/training/gradient_clipping");
        return switch (clipping.path("type").asString("none")) {
            case "norm" -> new GradientClipping.Norm(clipping.get("value").asDouble());
            case "value" -> new GradientClipping.Value(clipping.get("value").asDouble());
            case "none" -> new GradientClipping.None();
            default -> throw new IllegalArgumentException(clipping.toString());
        };
    }

    /** The hyperparameters of an object by their API names, or their defaults. */
    private static ToDoubleFunction<Hyperparameter> numbersOf(JsonNode object) {
        return hyperparameter -> {
            var given = object.path(hyperparameter.name().toLowerCase(Locale.ROOT));
            return given.isMissingNode() ? hyperparameter.defaultValue().orElseThrow() : given.asDouble();
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

    /** Looser for parameters from an adaptive optimizer or batch normalization in single precision. */
    public double tolerance(Precision precision, boolean finalParameters) {
        var plan = plan(precision);
        var sensitive = !(plan.learning().optimizer() instanceof OptimizerSpec.Sgd)
                || plan.network().hasBatchNormalization();
        return switch (precision) {
            case FLOAT64 -> 1e-9;
            case FLOAT32 -> sensitive && finalParameters ? 1e-4 : 2e-5;
        };
    }

    boolean hasStatistics() {
        return json.get("expect").has("final_statistics");
    }

    List<LayerStatistics> expectedStatistics() {
        return StreamSupport.stream(json.at("/expect/final_statistics").spliterator(), false)
                .map(layer -> new LayerStatistics(numbers(layer.path("running_mean")),
                        numbers(layer.path("running_variance"))))
                .toList();
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
                .map(layer -> new LayerParameters(rows(layer.get("weights")), numbers(layer.get("biases")),
                        numbers(layer.path("gamma")), numbers(layer.path("beta")), numbers(layer.path("alpha"))))
                .toList();
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
