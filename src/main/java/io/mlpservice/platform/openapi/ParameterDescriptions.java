package io.mlpservice.platform.openapi;

import io.mlpservice.engine.hyperparameter.Choice;
import io.mlpservice.engine.hyperparameter.Hyperparameter;
import io.mlpservice.engine.optimizer.OptimizerType;
import io.mlpservice.engine.optimizer.ScheduleType;
import io.mlpservice.platform.JsonNames;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Describes hyperparameters and their defaults for the documentation. */
public final class ParameterDescriptions {
    /** The types with defaults of their own. */
    private static final List<Choice> TYPES = Stream
            .<Choice[]>of(OptimizerType.values(), ScheduleType.values()).flatMap(Arrays::stream).toList();

    private ParameterDescriptions() {}

    /** The description with the default, or with the default of each type that has one. */
    public static String of(Hyperparameter hyperparameter) {
        var defaults = defaults(hyperparameter);
        return defaults.isEmpty()
                ? hyperparameter.description()
                : "%s Default: %s.".formatted(hyperparameter.description(), defaults);
    }

    private static String defaults(Hyperparameter hyperparameter) {
        var types = new TreeMap<Double, List<String>>(TYPES.stream().filter(type -> type.uses(hyperparameter))
                .filter(type -> type.defaultOf(hyperparameter).isPresent())
                .collect(Collectors.groupingBy(type -> type.defaultOf(hyperparameter).orElseThrow(),
                        Collectors.mapping(ParameterDescriptions::name, Collectors.toList()))));
        if (types.size() > 1) {
            return types.entrySet().stream().map(entry -> plain(entry.getKey()) + " for " + listing(entry.getValue()))
                    .collect(Collectors.joining(", "));
        }
        return hyperparameter.defaultValue().stream().mapToObj(ParameterDescriptions::plain).findFirst().orElse("");
    }

    private static String name(Choice type) {
        return "`%s`".formatted(JsonNames.of((Enum<?>) type));
    }

    private static String listing(List<String> names) {
        return names.size() == 1
                ? names.getFirst()
                : String.join(", ", names.subList(0, names.size() - 1)) + " and " + names.getLast();
    }

    private static String plain(double value) {
        return BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
    }
}
