package io.mlpservice.configuration;

import io.mlpservice.engine.hyperparameter.Choice;
import io.mlpservice.engine.hyperparameter.Hyperparameter;
import io.mlpservice.platform.openapi.ParameterDescriptions;
import org.jspecify.annotations.Nullable;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Collectors;

/** Describes the numbers of a training request, each with the default it has for its choice. */
final class ParameterTable {
    private final Map<Hyperparameter, List<HyperparameterField>> places = HyperparameterField.in(TrainingRequest.class)
            .stream().collect(Collectors.groupingBy(HyperparameterField::hyperparameter));
    private final Set<Hyperparameter> chosen = EnumSet.noneOf(Hyperparameter.class);

    /** The numbers that a choice uses. */
    List<ParameterCapability> of(Choice choice) {
        chosen.addAll(choice.hyperparameters());
        return Arrays.stream(Hyperparameter.values()).filter(choice::uses)
                .map(number -> parameter(number, choice.defaultOf(number))).toList();
    }

    /** The numbers that do not belong to any choice. */
    List<ParameterCapability> others() {
        return EnumSet.complementOf(EnumSet.copyOf(chosen)).stream().filter(places::containsKey)
                .map(number -> parameter(number, number.defaultValue())).toList();
    }

    private ParameterCapability parameter(Hyperparameter number, OptionalDouble defaultValue) {
        var range = number.range();
        var fields = Objects.requireNonNull(places.get(number), number::name);
        var field = fields.getFirst();
        return new ParameterCapability(field.name(), fields.stream().map(HyperparameterField::pointer).toList(),
                field.integer(), finite(range.minimum()), range.minimumExcluded(), finite(range.maximum()),
                range.maximumExcluded(), defaultValue.isPresent() ? defaultValue.getAsDouble() : null,
                ParameterDescriptions.of(number));
    }

    private static @Nullable Double finite(double end) {
        return Double.isFinite(end) ? end : null;
    }
}
