package io.mlpservice.platform.openapi;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.Schema;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.customizers.GlobalOpenApiCustomizer;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Marks every property of response schemas as required: responses contain all their fields, null or not. */
@Component
@Order(Ordered.LOWEST_PRECEDENCE)
class ResponseSchemas implements GlobalOpenApiCustomizer {
    @Override
    @SuppressWarnings({"rawtypes", "unchecked"})
    public void customise(OpenAPI document) {
        Map<String, Schema> schemas = document.getComponents().getSchemas();
        var requested = new HashSet<String>();
        document.getPaths().values().stream().flatMap(path -> path.readOperations().stream())
                .flatMap(ResponseSchemas::bodies).forEach(body -> collect(body, schemas, requested));
        schemas.forEach((name, schema) -> {
            if (!requested.contains(name) && schema.getProperties() != null) {
                schema.setRequired(new ArrayList<>(properties(schema).keySet()));
            }
        });
    }

    private static Stream<Schema<?>> bodies(Operation operation) {
        var body = operation.getRequestBody();
        return body == null || body.getContent() == null
                ? Stream.empty()
                : body.getContent().values().stream().map(media -> (Schema<?>) media.getSchema());
    }

    @SuppressWarnings("rawtypes")
    private static void collect(@Nullable Schema<?> schema, Map<String, Schema> schemas, Set<String> names) {
        if (schema == null) {
            return;
        }
        if (schema.get$ref() != null) {
            var name = schema.get$ref().substring(schema.get$ref().lastIndexOf('/') + 1);
            if (names.add(name)) {
                collect(schemas.get(name), schemas, names);
            }
        }
        parts(schema).forEach(part -> collect(part, schemas, names));
    }

    private static Stream<@Nullable Schema<?>> parts(Schema<?> schema) {
        var parts = new ArrayList<@Nullable Schema<?>>(properties(schema).values());
        parts.add(schema.getItems());
        if (schema.getAdditionalProperties() instanceof Schema<?> values) {
            parts.add(values);
        }
        if (schema.getAllOf() != null) {
            schema.getAllOf().forEach(parts::add);
        }
        return parts.stream();
    }

    @SuppressWarnings({"rawtypes", "unchecked"})
    private static Map<String, Schema<?>> properties(Schema schema) {
        return schema.getProperties() == null ? Map.of() : (Map<String, Schema<?>>) schema.getProperties();
    }
}
