package io.mlpservice.platform;

import com.fasterxml.jackson.databind.type.TypeFactory;
import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverter;
import io.swagger.v3.core.converter.ModelConverterContext;
import io.swagger.v3.oas.models.media.JsonSchema;
import io.swagger.v3.oas.models.media.Schema;
import org.jspecify.annotations.Nullable;

import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.TreeSet;

/**
 * Writes what the records say into their schemas: which properties may be null, the ranges of numbers, the spelling of
 * constants. {@link CellValue} is the one schema without a type.
 */
final class RecordSchemas implements ModelConverter {
    private static final String REFERENCE = "#/components/schemas/";

    @Override
    public @Nullable Schema<?> resolve(AnnotatedType type, ModelConverterContext context,
            Iterator<ModelConverter> chain) {
        var raw = TypeFactory.defaultInstance().constructType(type.getType()).getRawClass();
        if (raw == CellValue.class) {
            return cellValue(context);
        }
        Schema<?> schema = chain.hasNext() ? chain.next().resolve(type, context, chain) : null;
        if (schema != null && raw.getName().startsWith("io.mlpservice")) {
            describe(raw, definition(schema, context));
        }
        return schema;
    }

    private static Schema<?> cellValue(ModelConverterContext context) {
        context.defineModel("CellValue",
                new JsonSchema().description("A cell of data: a number, a string, a boolean, or null where missing."));
        return new JsonSchema().$ref(REFERENCE + "CellValue");
    }

    private static Schema<?> definition(Schema<?> schema, ModelConverterContext context) {
        var reference = schema.get$ref();
        var defined = reference == null
                ? null
                : context.getDefinedModels().get(reference.substring(REFERENCE.length()));
        return defined == null ? schema : defined;
    }

    private static void describe(Class<?> raw, Schema<?> schema) {
        if (raw.isEnum()) {
            spell(raw, schema);
        } else if (raw.isRecord() && schema.getProperties() != null) {
            var properties = schema.getProperties();
            for (var component : raw.getRecordComponents()) {
                properties.computeIfPresent(JsonNames.of(component), (_, property) -> property(property, component));
            }
            schema.setRequired(Arrays.stream(raw.getRecordComponents()).filter(component -> !isNullable(component))
                    .map(JsonNames::of).toList());
        }
    }

    @SuppressWarnings("unchecked")
    private static void spell(Class<?> type, Schema<?> schema) {
        ((Schema<Object>) schema).setEnum(Arrays.stream(type.getEnumConstants())
                .map(constant -> (Object) JsonNames.of((Enum<?>) constant)).toList());
    }

    private static Schema<?> property(Schema<?> property, RecordComponent component) {
        var limits = component.getAnnotation(Limits.class);
        if (limits != null) {
            limit(property, limits);
        }
        return isNullable(component) ? nullable(property) : property;
    }

    private static void limit(Schema<?> property, Limits limits) {
        var range = limits.value().range();
        property.setDescription(limits.value().description());
        if (Double.isFinite(range.minimum())) {
            var minimum = BigDecimal.valueOf(range.minimum());
            property.setMinimum(range.minimumExcluded() ? null : minimum);
            property.setExclusiveMinimumValue(range.minimumExcluded() ? minimum : null);
        }
        if (Double.isFinite(range.maximum())) {
            var maximum = BigDecimal.valueOf(range.maximum());
            property.setMaximum(range.maximumExcluded() ? null : maximum);
            property.setExclusiveMaximumValue(range.maximumExcluded() ? maximum : null);
        }
    }

    private static boolean isNullable(RecordComponent component) {
        return component.getAnnotatedType().isAnnotationPresent(Nullable.class);
    }

    private static Schema<?> nullable(Schema<?> property) {
        if (property.get$ref() != null) {
            return new JsonSchema().anyOf(List.of(property, new JsonSchema().types(new TreeSet<>(List.of("null")))));
        }
        if (property.getTypes() != null) {
            var types = new TreeSet<>(property.getTypes());
            types.add("null");
            property.setTypes(types);
        }
        return property;
    }
}
