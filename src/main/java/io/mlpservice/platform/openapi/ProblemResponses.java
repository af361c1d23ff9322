package io.mlpservice.platform.openapi;

import io.mlpservice.platform.Problem;
import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverters;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.Content;

import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import org.springdoc.core.customizers.GlobalOpenApiCustomizer;
import org.springframework.stereotype.Component;

/** Documents for all operations that every error is a problem document. */
@Component
class ProblemResponses implements GlobalOpenApiCustomizer {
    private static final String MEANING = "A problem. 400: cannot be parsed; 404: not found; 409: conflicts with the current state; "
            + "413: too large; 415: wrong media type; 422: parsed but invalid, with all errors; "
            + "429: too many requests; 503: the database does not answer, or a stored model cannot be read; 507: a disk is full. `Retry-After` says when to try again, where that helps.";

    @Override
    public void customise(OpenAPI document) {
        var problem = ModelConverters.getInstance(false)
                .resolveAsResolvedSchema(new AnnotatedType(Problem.class).resolveAsRef(true));
        problem.referencedSchemas.forEach(document.getComponents()::addSchemas);
        document.getPaths().values().stream().flatMap(path -> path.readOperations().stream()).forEach(this::add);
    }

    private void add(Operation operation) {
        var schema = new Schema<>().$ref("#/components/schemas/Problem");
        operation.getResponses().addApiResponse("default", new ApiResponse().description(MEANING)
                .content(new Content().addMediaType("application/problem+json", new MediaType().schema(schema))));
    }
}
