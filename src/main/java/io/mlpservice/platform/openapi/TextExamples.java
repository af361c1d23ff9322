package io.mlpservice.platform.openapi;

import io.swagger.v3.core.util.Json;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.parameters.Parameter;
import org.springdoc.core.customizers.GlobalOpenApiCustomizer;
import org.springframework.stereotype.Component;

/**
 * Parameters in the address or a header are text: absent rather than null. Their examples and those of plain bodies are
 * text too, although swagger-core parses what looks like JSON.
 */
@Component
class TextExamples implements GlobalOpenApiCustomizer {
    @Override
    public void customise(OpenAPI document) {
        document.getPaths().values().stream().flatMap(path -> path.readOperations().stream()).forEach(operation -> {
            if (operation.getParameters() != null) {
                operation.getParameters().forEach(TextExamples::correct);
            }
            if (operation.getRequestBody() != null) {
                operation.getRequestBody().getContent().values().forEach(content -> correct(content.getSchema()));
            }
        });
    }

    private static void correct(Schema<?> schema) {
        if (schema.getTypes() != null && schema.getTypes().contains("string") && schema.getExample() != null) {
            schema.setExample(text(schema.getExample()));
        }
    }

    private static void correct(Parameter parameter) {
        var schema = parameter.getSchema();
        if (schema.getTypes() != null) {
            schema.getTypes().remove("null");
        }
        if (parameter.getDescription() == null) {
            parameter.setDescription(schema.getDescription());
        }
        schema.setDescription(null);
        var example = parameter.getExample() == null ? schema.getExample() : parameter.getExample();
        schema.setExample(null);
        schema.setExampleSetFlag(false);
        if (example != null) {
            parameter.setExample(text(example));
        }
    }

    private static Object text(Object example) {
        return example instanceof String || example instanceof Number
                ? example
                : Json.mapper().valueToTree(example).toString();
    }
}
