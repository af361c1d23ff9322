package io.mlpservice.platform.openapi;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.Schema;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Which schemas requests and answers are made of.
 *
 * @param requested the names of those that a request holds, at any depth
 * @param answered the names of those that an answer holds, at any depth
 */
record SchemaUse(Set<String> requested, Set<String> answered) {
    private static final String REFERENCE = "#/components/schemas/";

    static SchemaUse of(OpenAPI document) {
        var requested = new HashSet<String>();
        var answered = new HashSet<String>();
        operations(document).forEach(operation -> {
            sent(operation).forEach(schema -> collect(schema, document, requested));
            received(operation).forEach(schema -> collect(schema, document, answered));
        });
        return new SchemaUse(requested, answered);
    }

    private static Stream<Operation> operations(OpenAPI document) {
        return document.getPaths().values().stream().flatMap(path -> path.readOperations().stream());
    }

    private static Stream<Schema<?>> sent(Operation operation) {
        var parameters = operation.getParameters() == null
                ? Stream.<Schema<?>>empty()
                : operation.getParameters().stream().<Schema<?>>map(parameter -> parameter.getSchema());
        return Stream.concat(parameters,
                operation.getRequestBody() == null ? Stream.empty() : schemas(operation.getRequestBody().getContent()));
    }

    private static Stream<Schema<?>> received(Operation operation) {
        return operation.getResponses().values().stream().flatMap(response -> schemas(response.getContent()));
    }

    private static Stream<Schema<?>> schemas(@Nullable Content content) {
        return content == null ? Stream.empty() : content.values().stream().map(media -> media.getSchema());
    }

    private static void collect(@Nullable Schema<?> schema, OpenAPI document, Set<String> names) {
        if (schema == null) {
            return;
        }
        if (schema.get$ref() != null) {
            var name = name(schema.get$ref());
            if (names.add(name)) {
                collect(document.getComponents().getSchemas().get(name), document, names);
            }
        }
        parts(schema).forEach(part -> collect(part, document, names));
    }

    /** The name of the schema that a reference leads to. */
    static String name(String reference) {
        return reference.substring(REFERENCE.length());
    }

    /** The schemas that a schema holds directly. */
    static List<Schema<?>> parts(Schema<?> schema) {
        var parts = new ArrayList<Schema<?>>(properties(schema).values());
        if (schema.getItems() != null) {
            parts.add(schema.getItems());
        }
        if (schema.getAdditionalProperties() instanceof Schema<?> values) {
            parts.add(values);
        }
        if (schema.getAnyOf() != null) {
            schema.getAnyOf().forEach(parts::add);
        }
        return parts;
    }

    @SuppressWarnings({"rawtypes", "unchecked"})
    static Map<String, Schema<?>> properties(Schema schema) {
        return schema.getProperties() == null ? Map.of() : (Map<String, Schema<?>>) schema.getProperties();
    }
}
