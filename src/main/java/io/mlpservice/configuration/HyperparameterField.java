package io.mlpservice.configuration;

import io.mlpservice.engine.hyperparameter.Hyperparameter;
import io.mlpservice.platform.JsonNames;
import io.mlpservice.platform.RangeOf;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A field of a request that holds a hyperparameter.
 *
 * @param name the field, such as {@code negative_slope}
 * @param pointer its JSON pointer, such as <code>/network/hidden_layers/{index}/negative_slope</code>
 * @param integer whether it must be a whole number
 */
record HyperparameterField(Hyperparameter hyperparameter, String name, String pointer, boolean integer) {
    /** All such fields of a request, including nested records. */
    static List<HyperparameterField> in(Class<? extends Record> type) {
        return within(type, "").toList();
    }

    private static Stream<HyperparameterField> within(Class<?> type, String pointer) {
        return Arrays.stream(type.getRecordComponents()).flatMap(component -> at(component, pointer));
    }

    private static Stream<HyperparameterField> at(RecordComponent component, String parent) {
        var range = component.getAnnotation(RangeOf.class);
        var pointer = parent + "/" + JsonNames.of(component) + element(component.getType());
        var type = innermost(component.getGenericType());
        if (range != null) {
            return Stream.of(new HyperparameterField(range.value(), JsonNames.of(component), pointer,
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
