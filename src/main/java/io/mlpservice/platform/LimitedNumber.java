package io.mlpservice.platform;

import io.mlpservice.engine.hyperparameter.Hyperparameter;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A place in a request that holds a hyperparameter.
 *
 * @param name the field, such as {@code negative_slope}
 * @param pointer its JSON pointer, such as <code>/network/hidden_layers/{index}/negative_slope</code>
 * @param integer whether it must be a whole number
 */
public record LimitedNumber(Hyperparameter hyperparameter, String name, String pointer, boolean integer) {
    /** All such places in a request record. */
    public static List<LimitedNumber> in(Class<? extends Record> type) {
        return within(type, "").toList();
    }

    private static Stream<LimitedNumber> within(Class<?> type, String pointer) {
        return Arrays.stream(type.getRecordComponents()).flatMap(component -> at(component, pointer));
    }

    private static Stream<LimitedNumber> at(RecordComponent component, String parent) {
        var limits = component.getAnnotation(Limits.class);
        var pointer = parent + "/" + JsonNames.of(component) + element(component.getType());
        var type = innermost(component.getGenericType());
        if (limits != null) {
            return Stream.of(new LimitedNumber(limits.value(), JsonNames.of(component), pointer,
                    type == Integer.class));
        }
        return type instanceof Class<?> inner && inner.isRecord() ? within(inner, pointer) : Stream.empty();
    }

    private static String element(Class<?> type) {
        if (type == List.class) {
            return "/{index}";
        }
        return type == Map.class ? "/{key}" : "";
    }

    /** The type of a list's elements or a map's values, or else the type itself. */
    private static Type innermost(Type type) {
        return type instanceof ParameterizedType container
                ? container.getActualTypeArguments()[container.getActualTypeArguments().length - 1]
                : type;
    }
}
