package io.mlpservice.platform;

import io.mlpservice.platform.problem.FieldError;
import io.mlpservice.platform.problem.FieldErrors;
import io.mlpservice.platform.problem.Messages;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.BindParam;
import org.springframework.web.bind.annotation.RequestParam;

import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Checks query parameters against the ranges and patterns that their documentation gives. */
final class QueryRanges {
    private final Map<Method, Map<String, Schema>> known = new ConcurrentHashMap<>();

    /** Adds an error if the value is a number out of range, or does not match. Values of another type are left alone. */
    void check(Method operation, String name, String value, FieldErrors errors) {
        var schema = known.computeIfAbsent(operation, QueryRanges::schemas).get(name);
        if (schema == null) {
            return;
        }
        if (!schema.pattern().isEmpty() && !value.matches(schema.pattern())) {
            errors.add(FieldError.parameter(name, "invalid_value", "'%s' is not a value of %s; write it as in %s=%s."
                    .formatted(Messages.shortened(value), name, name, schema.example())));
        }
        if (!isWithin(schema, value)) {
            errors.add(FieldError.parameter(name, "out_of_range",
                    "%s is %s; it must be %s.".formatted(name, Messages.shortened(value), range(schema))));
        }
    }

    private static boolean isWithin(Schema schema, String value) {
        try {
            var number = new BigDecimal(value);
            return (schema.minimum().isEmpty() || number.compareTo(new BigDecimal(schema.minimum())) >= 0)
                    && (schema.maximum().isEmpty() || number.compareTo(new BigDecimal(schema.maximum())) <= 0);
        } catch (NumberFormatException e) {
            return true;
        }
    }

    private static String range(Schema schema) {
        if (schema.maximum().isEmpty()) {
            return "at least " + schema.minimum();
        }
        return schema.minimum().isEmpty()
                ? "at most " + schema.maximum()
                : "from %s to %s".formatted(schema.minimum(), schema.maximum());
    }

    private static Map<String, Schema> schemas(Method operation) {
        var schemas = new HashMap<String, Schema>();
        if (operation.isAnnotationPresent(ChecksOwnRanges.class)) {
            return schemas;
        }
        for (var parameter : operation.getParameters()) {
            var inQuery = parameter.getAnnotation(RequestParam.class);
            if (inQuery != null) {
                put(schemas, inQuery.name().isEmpty() ? parameter.getName() : inQuery.name(), parameter);
            } else if (parameter.getType().isRecord()) {
                var canonical = Arrays.stream(parameter.getType().getDeclaredConstructors())
                        .max(Comparator.comparingInt(Constructor::getParameterCount)).orElseThrow();
                for (var component : canonical.getParameters()) {
                    var bound = component.getAnnotation(BindParam.class);
                    put(schemas, bound == null ? component.getName() : bound.value(), component);
                }
            }
        }
        return schemas;
    }

    private static void put(Map<String, Schema> schemas, String name, java.lang.reflect.Parameter parameter) {
        var schema = schema(parameter);
        if (schema != null) {
            schemas.put(name, schema);
        }
    }

    private static @Nullable Schema schema(java.lang.reflect.Parameter parameter) {
        var own = parameter.getAnnotation(Schema.class);
        var described = parameter.getAnnotation(Parameter.class);
        return own == null && described != null ? described.schema() : own;
    }
}
