package io.mlpservice.platform.openapi;

import com.fasterxml.jackson.databind.type.TypeFactory;
import io.mlpservice.engine.hyperparameter.Range;
import io.mlpservice.platform.CellValue;
import io.mlpservice.platform.JsonNames;
import io.mlpservice.platform.RangeOf;
import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverter;
import io.swagger.v3.core.converter.ModelConverterContext;
import io.swagger.v3.oas.models.SpecVersion;
import io.swagger.v3.oas.models.media.Schema;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Iterator;

/**
 * Adds to schemas what the records declare: nullable properties, ranges of numbers, names of constants. {@link
 * CellValue} is the only schema without a type.
 */
final class RecordSchemas implements ModelConverter {
    private static final String REFERENCE = "#/components/schemas/";
    private static final String NULL = "null";

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
                new Schema<>()
                        .description("A cell of data: a number, a string, a boolean, or null where missing."));
        return new Schema<>().$ref(REFERENCE + "CellValue");
    }

    private static Schema<?> definition(Schema<?> schema, ModelConverterContext context) {
        var reference = schema.get$ref();
        var defined = reference == null
                ? null
                : context.getDefinedModels().get(reference.substring(REFERENCE.length()));
        return defined == null ? schema : defined;
    }

    private static void describe(Class<?> raw, Schema<?> schema) {
        if (raw.isEnum() || raw.isRecord()) {
            schema.setDescription(description(raw));
        }
        if (raw.isEnum()) {
            spell(raw, schema);
        } else if (raw.isRecord() && schema.getProperties() != null) {
            var properties = schema.getProperties();
            for (var component : raw.getRecordComponents()) {
                properties.computeIfPresent(JsonNames.of(component),
                        (_, property) -> property(property, component, described(raw, component)));
            }
            schema.setRequired(Arrays.stream(raw.getRecordComponents()).filter(component -> !isNullable(component))
                    .map(JsonNames::of).toList());
        }
    }

    /** Its own, or that of the record that it is described by, but not that of a property which happens to hold it. */
    private static @Nullable String description(Class<?> type) {
        var words = type.getAnnotation(io.swagger.v3.oas.annotations.media.Schema.class);
        if (words != null && !words.description().isEmpty()) {
            return words.description();
        }
        var by = type.getAnnotation(DescribedBy.class);
        return by == null ? null : description(by.value());
    }

    @SuppressWarnings("unchecked")
    private static void spell(Class<?> type, Schema<?> schema) {
        ((Schema<Object>) schema).setEnum(Arrays.stream(type.getEnumConstants())
                .map(constant -> (Object) JsonNames.of((Enum<?>) constant)).toList());
    }

    /** The component whose description this one has: that of another record, or its own. */
    private static RecordComponent described(Class<?> type, RecordComponent component) {
        var by = type.getAnnotation(DescribedBy.class);
        return by == null
                ? component
                : Arrays.stream(by.value().getRecordComponents())
                        .filter(other -> other.getName().equals(component.getName())).findFirst().orElse(component);
    }

    private static Schema<?> property(Schema<?> property, RecordComponent component, RecordComponent described) {
        var words = described.getAccessor().getAnnotation(io.swagger.v3.oas.annotations.media.Schema.class);
        if (words != null && described != component && property.get$ref() == null) {
            describe(property, words);
        }
        if (property.getExample() != null && words != null && isText(property)) {
            property.setExample(words.example());
        }
        var range = component.getAnnotation(RangeOf.class);
        if (range != null) {
            describe(property, range);
        }
        for (var items = property.getItems(); items != null; items = items.getItems()) {
            items.setDescription(null);
            items.setExample(null);
            items.setExampleSetFlag(false);
        }
        return property.get$ref() == null ? nullable(property, component) : reference(property, component, words);
    }

    private static Schema<?> nullable(Schema<?> property, RecordComponent component) {
        if (isNullable(component) && property.getTypes() != null) {
            property.addType(NULL);
        }
        return property;
    }

    /** Whether its example is text although it may be written like an object. */
    private static boolean isText(Schema<?> property) {
        return property.getTypes() != null && property.getTypes().contains("string");
    }

    private static void describe(Schema<?> property, io.swagger.v3.oas.annotations.media.Schema words) {
        if (!words.description().isEmpty()) {
            property.setDescription(words.description());
        }
        if (!words.example().isEmpty()) {
            property.setExample(
                    isText(property) ? words.example() : JsonMapper.shared().readValue(words.example(), Object.class));
        }
    }

    /**
     * Defaults appear in words only: a client that sent every default would also send those that its other choices do
     * not use.
     */
    private static void describe(Schema<?> property, RangeOf range) {
        if (property.getDescription() == null) {
            property.setDescription(ParameterDescriptions.of(range.value()));
        }
        limit(property.getAdditionalProperties() instanceof Schema<?> values ? values : property,
                range.value().range());
    }

    private static void limit(Schema<?> property, Range range) {
        if (Double.isFinite(range.minimum())) {
            if (range.minimumExcluded()) {
                property.setExclusiveMinimumValue(plain(range.minimum()));
            } else {
                property.setMinimum(plain(range.minimum()));
            }
        }
        if (Double.isFinite(range.maximum())) {
            if (range.maximumExcluded()) {
                property.setExclusiveMaximumValue(plain(range.maximum()));
            } else {
                property.setMaximum(plain(range.maximum()));
            }
        }
    }

    private static BigDecimal plain(double value) {
        var stripped = BigDecimal.valueOf(value).stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }

    private static boolean isNullable(RecordComponent component) {
        return component.getAnnotatedType().isAnnotationPresent(Nullable.class);
    }

    private static Schema<?> reference(Schema<?> property, RecordComponent component,
            io.swagger.v3.oas.annotations.media.@Nullable Schema words) {
        var shape = isNullable(component) ? new Schema<>(SpecVersion.V31) : to(property);
        if (isNullable(component)) {
            var nothing = new Schema<>(SpecVersion.V31);
            nothing.addType(NULL);
            shape.addAnyOfItem(to(property));
            shape.addAnyOfItem(nothing);
        }
        shape.setDescription(words == null || words.description().isEmpty() ? null : words.description());
        return shape;
    }

    private static Schema<Object> to(Schema<?> property) {
        var reference = new Schema<>(SpecVersion.V31);
        reference.set$ref(property.get$ref());
        return reference;
    }
}
