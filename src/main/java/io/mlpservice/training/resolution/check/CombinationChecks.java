package io.mlpservice.training.resolution.check;

import io.mlpservice.configuration.BatchingType;
import io.mlpservice.configuration.SettingChecks;
import io.mlpservice.configuration.TrainingConfiguration.HiddenLayerConfiguration;
import io.mlpservice.configuration.TrainingConfiguration.LearningConfiguration;
import io.mlpservice.configuration.TrainingConfiguration.NetworkConfiguration;
import io.mlpservice.engine.optimizer.OptimizerType;
import io.mlpservice.engine.optimizer.ScheduleType;
import io.mlpservice.engine.training.EarlyStopping.Monitor;
import io.mlpservice.platform.problem.FieldErrors;
import io.mlpservice.training.translation.NetworkSpecs;

import java.util.List;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/** Refuses combinations of settings that are legal one by one but not together, and says where they are. */
public final class CombinationChecks {
    private final NetworkConfiguration network;
    private final List<HiddenLayerConfiguration> hidden;
    private final LearningConfiguration training;
    private final FieldErrors errors;

    /** Checks complete settings. */
    public CombinationChecks(NetworkConfiguration network, LearningConfiguration training, FieldErrors errors) {
        this.network = network;
        this.hidden = network.hiddenLayers();
        this.training = training;
        this.errors = errors;
    }

    /**
     * Collects the illegal combinations.
     *
     * @param inputs how many there are, where that is known
     */
    public void check(OptionalInt inputs, int trainingRows) {
        checkWidths(inputs);
        checkBatchNormalization(trainingRows);
        checkSteps();
        switch (training.optimizer().type()) {
            case LBFGS -> checkLbfgs();
            case PERCEPTRON -> checkPerceptron();
            default -> {
            }
        }
        checkAdaptiveRate();
    }

    /** Refuses a residual first layer whose width differs from the number of inputs. */
    static void checkResidual(NetworkConfiguration network, int inputs, FieldErrors errors) {
        NetworkSpecs.widthOfResidual(network).stream().filter(units -> units != inputs)
                .forEach(units -> refuseResidual(0, inputs, units, errors));
    }

    private static void refuseResidual(int index, int width, int units, FieldErrors errors) {
        refuse(errors.restingOn(hiddenLayer(index) + "/units").restingOn(widthAt(index)),
                hiddenLayer(index) + "/residual",
                "A residual layer adds its input to its output, but its input is %d wide and it has %d units. "
                        .formatted(width, units)
                        + "Give it %d units, or set 'residual' to false.".formatted(width));
    }

    private void checkWidths(OptionalInt inputs) {
        for (var index = 0; index < hidden.size(); index++) {
            var units = hidden.get(index).units();
            var width = index == 0 ? inputs : OptionalInt.of(hidden.get(index - 1).units());
            if (hidden.get(index).residual() && width.isPresent() && width.getAsInt() != units) {
                refuseResidual(index, width.getAsInt(), units, errors);
            }
        }
    }

    /** The pointer to the width of a layer's input. */
    private static String[] widthAt(int index) {
        return index == 0
                ? new String[]{"/features", "/preprocessing/polynomial_degree"}
                : new String[]{hiddenLayer(index - 1) + "/units"};
    }

    private void checkBatchNormalization(int trainingRows) {
        if (hidden.stream().noneMatch(layer -> layer.batchNormalization())) {
            return;
        }
        var advice = "Batch normalization needs batches of at least two rows; %s, or leave 'batch_normalization' out.";
        if (training.batching() == BatchingType.SEQUENTIAL) {
            refuse("/training/batching", advice.formatted("choose 'mini_batch' or 'full_batch'"));
        } else if (Objects.equals(training.batchSize(), 1)) {
            refuse(errors.restingOn("/training/batching"), "/training/batch_size",
                    advice.formatted("raise 'batch_size'"));
        } else if (trainingRows == 1) {
            layersWhere(layer -> layer.batchNormalization())
                    .forEach(index -> refuse(
                            errors.restingOn("/dataset_id", "/split/validation_fraction", "/split/test_fraction"),
                            hiddenLayer(index) + "/batch_normalization",
                            advice.formatted("train on more rows")));
        }
    }

    private void checkSteps() {
        layersWhere(layer -> layer.activation().isStep())
                .forEach(index -> refuse(hiddenLayer(index) + "/activation",
                        "A hidden layer cannot learn through a step, whose derivative is 0; "
                                + "choose 'sigmoid', 'tanh' or 'relu'."));
        var output = network.outputLayer().activation();
        if (!optimizer().trains(output)) {
            refuse(errors.restingOn("/training/optimizer/type"), "/network/output_layer/activation", output.isStep()
                    ? "A step, whose derivative is 0, learns by the perceptron rule "
                            + "only; choose the optimizer 'perceptron' and no hidden layers, or 'sigmoid' here."
                    : "The perceptron rule trains step units; "
                            + "choose 'binary_step' or 'bipolar_step', or another optimizer such as 'sgd'.");
        }
    }

    private void checkPerceptron() {
        if (!hidden.isEmpty()) {
            refuse("/network/hidden_layers", "The perceptron rule trains a single layer; "
                    + "give an empty list, or choose another optimizer such as 'sgd'.");
        }
        notWith("perceptron", "/training/l1", training.l1());
        notWith("perceptron", "/training/l2", training.l2());
    }

    private void checkLbfgs() {
        if (training.batching() != BatchingType.FULL_BATCH) {
            refuse("/training/batching", "L-BFGS needs all rows at once; choose 'full_batch' or leave it out.");
        }
        var schedule = training.learningRateSchedule();
        if (schedule.type() != ScheduleType.CONSTANT) {
            refuse("/training/learning_rate_schedule/type",
                    "L-BFGS finds its own step; choose 'constant' or leave it out.");
        }
        notWith("lbfgs", "/training/learning_rate_schedule/warmup_epochs", schedule.warmupEpochs());
        notWith("lbfgs", "/training/gradient_clipping/type",
                training.gradientClipping().type());
        notWith("lbfgs", "/network/input_dropout", network.inputDropout());
        for (var index = 0; index < hidden.size(); index++) {
            notWith("lbfgs", hiddenLayer(index) + "/dropout", hidden.get(index).dropout());
            checkMultiplier(hiddenLayer(index), hidden.get(index).learningRateMultiplier());
        }
        var output = network.outputLayer();
        checkMultiplier("/network/output_layer", output.learningRateMultiplier());
    }

    private void checkMultiplier(String layer, double multiplier) {
        if (multiplier != 1) {
            refuse(layer + "/learning_rate_multiplier",
                    "L-BFGS changes all layers alike; leave it out, or set it to 1.");
        }
    }

    private void checkAdaptiveRate() {
        if (training.learningRateSchedule().type() == ScheduleType.ADAPTIVE
                && training.earlyStopping().monitor() != Monitor.NONE) {
            refuse("/training/early_stopping/monitor",
                    "The schedule 'adaptive' and early stopping watch the same loss; "
                            + "choose 'none' here, or another schedule.");
        }
    }

    private void notWith(String optimizer, String pointer, Object value) {
        SettingChecks.notUsed(errors, pointer, value, "The optimizer '%s'".formatted(optimizer));
    }

    private void refuse(String pointer, String detail) {
        refuse(errors, pointer, detail);
    }

    private static void refuse(FieldErrors errors, String pointer, String detail) {
        errors.add(pointer, "illegal_combination", detail);
    }

    private OptimizerType optimizer() {
        return training.optimizer().type();
    }

    private IntStream layersWhere(Predicate<HiddenLayerConfiguration> condition) {
        return IntStream.range(0, hidden.size()).filter(index -> condition.test(hidden.get(index)));
    }

    private static String hiddenLayer(int index) {
        return "/network/hidden_layers/" + index;
    }
}
