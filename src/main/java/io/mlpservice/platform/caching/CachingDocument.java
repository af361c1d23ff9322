package io.mlpservice.platform.caching;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.headers.Header;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.HeaderParameter;
import io.swagger.v3.oas.models.responses.ApiResponse;
import org.springdoc.core.customizers.GlobalOpenApiCustomizer;
import org.springdoc.core.customizers.GlobalOperationCustomizer;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.method.HandlerMethod;

import java.util.Objects;
import java.util.stream.Stream;

/** Documents the tags of answers, and the changes that may name them. */
@Component
@Order(CachingDocument.BEFORE_PROBLEMS)
class CachingDocument implements GlobalOperationCustomizer, GlobalOpenApiCustomizer {
    /** The problems of an operation follow from its parameters. */
    static final int BEFORE_PROBLEMS = 0;

    @Override
    public Operation customize(Operation operation, HandlerMethod method) {
        var answer = operation.getResponses().get("200");
        if (method.hasMethodAnnotation(Revalidated.class) && answer != null) {
            answer.addHeaderObject("ETag", new Header()
                    .description(
                            "Names this answer. Sent as `If-None-Match`, it is answered with 304 while nothing has changed.")
                    .schema(new StringSchema()));
            operation.getResponses().addApiResponse("304",
                    new ApiResponse().description("The client has the present answer, as its `If-None-Match` says."));
        }
        if (method.hasMethodAnnotation(PatchMapping.class) && answer != null) {
            answer.addHeaderObject("ETag", new Header()
                    .description("Names what is there now. Sent as `If-Match`, it allows the next change.")
                    .schema(new StringSchema()));
        }
        return operation;
    }

    /** What may change is tagged by its content. */
    @Override
    public void customise(OpenAPI document) {
        document.getPaths().values().stream().filter(CachingDocument::isTagged)
                .forEach(path -> Stream.of(path.getPatch(), path.getDelete()).filter(Objects::nonNull)
                        .forEach(operation -> operation.addParametersItem(new HeaderParameter()
                                .name(HttpHeaders.IF_MATCH)
                                .description(
                                        "The `ETag` of the answer that the client saw last: where it has another one by now, nothing is changed, and the answer is 412.")
                                .required(false).schema(new StringSchema()))));
    }

    private static boolean isTagged(PathItem path) {
        return path.getGet() != null && path.getGet().getResponses().containsKey("304");
    }
}
