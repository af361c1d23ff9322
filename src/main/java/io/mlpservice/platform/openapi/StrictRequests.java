package io.mlpservice.platform.openapi;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.media.Schema;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.customizers.GlobalOpenApiCustomizer;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Requests are read strictly, and answers may grow. So what only requests hold has no further properties; what only
 * answers hold has all of its properties, null or not, and may have new ones and new constants.
 */
@Component
@Order(Ordered.LOWEST_PRECEDENCE)
class StrictRequests implements GlobalOpenApiCustomizer {
    private static final String OPEN = "x-extensible-enum";

    @Override
    @SuppressWarnings({"rawtypes", "unchecked"})
    public void customise(OpenAPI document) {
        var use = SchemaUse.of(document);
        Map<String, Schema> schemas = document.getComponents().getSchemas();
        schemas.forEach((name, schema) -> {
            if (!use.requested().contains(name)) {
                answered(schema, use, schemas);
            } else if (!use.answered().contains(name) && schema.getProperties() != null) {
                schema.setAdditionalProperties(false);
            }
        });
        schemas.forEach((name, schema) -> {
            if (!use.requested().contains(name) && schema.getEnum() != null) {
                open(schema, schema.getEnum(), schema.getDescription());
            }
        });
    }

    @SuppressWarnings("rawtypes")
    private static void answered(Schema<?> schema, SchemaUse use, Map<String, Schema> schemas) {
        if (schema.getProperties() != null) {
            schema.setRequired(new ArrayList<>(schema.getProperties().keySet()));
        }
        openParts(schema, use, schemas);
    }

    /** A client that knows the constants of today must be able to read those of tomorrow. */
    @SuppressWarnings("rawtypes")
    private static void openParts(Schema<?> schema, SchemaUse use, Map<String, Schema> schemas) {
        for (var part : SchemaUse.parts(schema)) {
            var name = part.get$ref() == null ? null : SchemaUse.name(part.get$ref());
            var referred = schemas.get(name);
            if (referred != null && referred.getEnum() != null && use.requested().contains(name)) {
                part.set$ref(null);
                open(part, referred.getEnum(), part.getDescription());
            } else {
                openParts(part, use, schemas);
            }
        }
    }

    private static void open(Schema<?> schema, List<?> constants, @Nullable String words) {
        schema.setEnum(null);
        schema.addType("string");
        if (words != null) {
            schema.setDescription(words + " Later versions may add values.");
        }
        schema.addExtension(OPEN, constants);
    }
}
