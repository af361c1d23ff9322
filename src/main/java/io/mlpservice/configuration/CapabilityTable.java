package io.mlpservice.configuration;

import io.mlpservice.engine.encoding.Task;
import io.mlpservice.engine.feature.CategoryEncoding;
import io.mlpservice.engine.feature.MissingValues;
import io.mlpservice.engine.function.ActivationType;
import io.mlpservice.engine.function.LossReduction;
import io.mlpservice.engine.function.LossType;
import io.mlpservice.engine.hyperparameter.Choice;
import io.mlpservice.engine.matrix.Precision;
import io.mlpservice.engine.optimizer.ClippingType;
import io.mlpservice.engine.optimizer.OptimizerType;
import io.mlpservice.engine.optimizer.ScheduleType;
import io.mlpservice.engine.scaling.Scaling;
import io.mlpservice.engine.scaling.TargetScaling;
import io.mlpservice.engine.training.EarlyStopping.Monitor;
import io.mlpservice.platform.JsonNames;
import io.mlpservice.platform.ServiceLimit;

import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

/** Lists what a training request may contain, derived from the types that validate it and train with it. */
final class CapabilityTable {
    private final ParameterTable numbers = new ParameterTable();

    private CapabilityTable() {}

    static Capabilities capabilities(List<ServiceLimit> limits) {
        return new CapabilityTable().all(limits);
    }

    private Capabilities all(List<ServiceLimit> limits) {
        return new Capabilities(list(ActivationType.values(), this::activation), list(LossType.values(), this::loss),
                outputs(), options(LossReduction.values()), options(ClassWeightsMode.values()),
                list(OptimizerType.values(), this::optimizer), options(ScheduleType.values()),
                options(ClippingType.values()), options(BatchingType.values()), options(Monitor.values()),
                options(InitializationType.values()), options(Scaling.values()),
                options(TargetScaling.values()), options(CategoryEncoding.values()), options(MissingValues.values()),
                options(SplitType.values()),
                list(Precision.values(), CapabilityTable::precision), numbers.others(), limits);
    }

    private ActivationCapability activation(ActivationType type) {
        return new ActivationCapability(type, type.formula(), type.derivative(), type.outputRange(), !type.isStep(),
                !LossType.suiting(type).isEmpty(),
                Arrays.stream(OptimizerType.values()).filter(optimizer -> optimizer.trains(type)).toList(),
                InitializationType.valueOf(type.initializer().name()), numbers.of(type));
    }

    private LossCapability loss(LossType type) {
        return new LossCapability(type, type.formula(), List.copyOf(type.outputActivations()), numbers.of(type));
    }

    private static List<OutputCapability> outputs() {
        return Arrays.stream(ActivationType.values())
                .flatMap(output -> LossType.suiting(output).stream()
                        .map(loss -> new OutputCapability(output, loss, tasks(output, loss))))
                .toList();
    }

    private static List<Task> tasks(ActivationType output, LossType loss) {
        return Arrays.stream(Task.values()).filter(task -> task.allows(output, loss)).toList();
    }

    private OptimizerCapability optimizer(OptimizerType type) {
        return new OptimizerCapability(type, type.formula(), type.hasNesterov(), numbers.of(type));
    }

    private static OptionCapability precision(Precision precision) {
        return new OptionCapability(JsonNames.of(precision), precision.description(), List.of());
    }

    private <E extends Enum<E> & Choice> List<OptionCapability> options(E[] options) {
        return list(options,
                option -> new OptionCapability(JsonNames.of(option), option.formula(), numbers.of(option)));
    }

    private static <E, C> List<C> list(E[] constants, Function<E, C> describe) {
        return Arrays.stream(constants).map(describe).toList();
    }
}
