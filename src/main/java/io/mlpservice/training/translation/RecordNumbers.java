package io.mlpservice.training.translation;

import io.mlpservice.engine.hyperparameter.Hyperparameter;
import io.mlpservice.platform.JsonNames;
import io.mlpservice.platform.RangeOf;
import org.jspecify.annotations.Nullable;

import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.function.ToDoubleFunction;

/** The hyperparameters that a record of a request or of a configuration holds, each where {@link RangeOf} says. */
public record RecordNumbers(Record holder) implements ToDoubleFunction<Hyperparameter> {
    /** What the record says, null if it says nothing. */
    public @Nullable Number get(Hyperparameter hyperparameter) {
        try {
            return (Number) component(hyperparameter).getAccessor().invoke(holder);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The JSON field in which it stands. */
    public String field(Hyperparameter hyperparameter) {
        return JsonNames.of(component(hyperparameter));
    }

    private RecordComponent component(Hyperparameter hyperparameter) {
        return Arrays.stream(holder.getClass().getRecordComponents()).filter(component -> {
            var range = component.getAnnotation(RangeOf.class);
            return range != null && range.value() == hyperparameter;
        }).findFirst().orElseThrow(() -> missing(hyperparameter));
    }

    /** A number that the record has to have. */
    @Override
    public double applyAsDouble(Hyperparameter hyperparameter) {
        var number = get(hyperparameter);
        if (number == null) {
            throw missing(hyperparameter);
        }
        return number.doubleValue();
    }

    private IllegalStateException missing(Hyperparameter hyperparameter) {
        return new IllegalStateException("%s has no %s".formatted(holder, hyperparameter));
    }
}
