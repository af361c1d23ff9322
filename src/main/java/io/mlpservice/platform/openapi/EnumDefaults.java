package io.mlpservice.platform.openapi;

import io.mlpservice.platform.JsonNames;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.media.Schema;
import org.springdoc.core.customizers.GlobalOpenApiCustomizer;
import org.springframework.stereotype.Component;

import java.util.Objects;
import java.util.stream.Stream;

/** Names the defaults of query parameters as their values are named; springdoc takes the names of the Java constants. */
@Component
class EnumDefaults implements GlobalOpenApiCustomizer {
    @Override
    public void customise(OpenAPI document) {
        document.getPaths().values().stream().flatMap(path -> path.readOperations().stream())
                .flatMap(operation -> Stream.ofNullable(operation.getParameters()))
                .flatMap(parameters -> parameters.stream())
                .map(parameter -> (Schema<?>) parameter.getSchema()).filter(Objects::nonNull)
                .forEach(EnumDefaults::rename);
    }

    private static void rename(Schema<?> schema) {
        if (schema.getDefault() instanceof Enum<?> constant) {
            schema.setDefault(JsonNames.of(constant));
        }
    }
}
