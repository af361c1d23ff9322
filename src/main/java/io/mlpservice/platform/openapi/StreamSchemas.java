package io.mlpservice.platform.openapi;

import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverters;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.MediaType;
import org.springdoc.core.customizers.GlobalOpenApiCustomizer;
import org.springdoc.core.customizers.GlobalOperationCustomizer;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;

/** Documents the parts of streams that {@link Streams} names. */
@Component
@Order(Ordered.LOWEST_PRECEDENCE - 1)
class StreamSchemas implements GlobalOperationCustomizer, GlobalOpenApiCustomizer {
    private static final String EXTENSION = "x-stream";

    @Override
    public Operation customize(Operation operation, HandlerMethod method) {
        var streams = method.getMethodAnnotation(Streams.class);
        if (streams != null) {
            success(operation).forEach(content -> content.addExtension(EXTENSION, streams));
        }
        return operation;
    }

    /** Late, because springdoc drops the schemas that only extensions refer to, but before {@link StrictRequests}. */
    @Override
    public void customise(OpenAPI document) {
        document.getPaths().values().stream().flatMap(path -> path.readOperations().stream())
                .flatMap(StreamSchemas::success)
                .filter(content -> content.getExtensions() != null
                        && content.getExtensions().get(EXTENSION) instanceof Streams)
                .forEach(content -> content.addExtension(EXTENSION,
                        references((Streams) content.getExtensions().get(EXTENSION), document)));
    }

    private static Map<String, Map<String, String>> references(Streams streams, OpenAPI document) {
        var references = new LinkedHashMap<String, Map<String, String>>();
        Arrays.stream(streams.value()).forEach(part -> {
            var resolved = ModelConverters.getInstance(true)
                    .resolveAsResolvedSchema(new AnnotatedType(part.type()).resolveAsRef(true));
            var reference = resolved.schema.get$ref();
            if (!document.getComponents().getSchemas().containsKey(SchemaUse.name(reference))) {
                resolved.referencedSchemas.forEach(document.getComponents()::addSchemas);
            }
            references.put(part.name(), Map.of("$ref", reference));
        });
        return references;
    }

    private static Stream<MediaType> success(Operation operation) {
        var success = operation.getResponses().get("200");
        return success == null || success.getContent() == null
                ? Stream.empty()
                : success.getContent().values().stream();
    }
}
