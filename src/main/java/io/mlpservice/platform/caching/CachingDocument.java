package io.mlpservice.platform.caching;

import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.headers.Header;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import org.springdoc.core.customizers.GlobalOperationCustomizer;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;

/** Documents the tags of answers. */
@Component
class CachingDocument implements GlobalOperationCustomizer {
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
        return operation;
    }
}
