package io.mlpservice.platform.idempotency;

import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.HeaderParameter;
import org.springdoc.core.customizers.OperationCustomizer;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/** Documents the header wherever a controller takes an idempotency key. */
@Component
class IdempotencyKeyHeader implements OperationCustomizer {
    private static final String MEANING = "Makes it safe to repeat a request whose answer was lost. For a day, the same key "
            + "with the same body creates only once and returns the same answer. The key with another body is refused "
            + "(422), and so is a repetition while the first request is in progress (409, see `Retry-After`).";

    static {
        SpringDocUtils.getConfig().addRequestWrapperToIgnore(IdempotencyKey.class);
    }

    @Override
    public Operation customize(Operation operation, HandlerMethod method) {
        var takesKey = Arrays.stream(method.getMethodParameters())
                .anyMatch(parameter -> parameter.getParameterType() == IdempotencyKey.class);
        if (takesKey && !isDocumented(operation)) {
            operation.addParametersItem(new HeaderParameter().name(IdempotencyKey.HEADER).required(false)
                    .description(MEANING)
                    .schema(new StringSchema().minLength(1).maxLength(IdempotencyKey.LONGEST)));
        }
        return operation;
    }

    private static boolean isDocumented(Operation operation) {
        return Objects
                .requireNonNullElse(operation.getParameters(), List.<io.swagger.v3.oas.models.parameters.Parameter>of())
                .stream().anyMatch(parameter -> IdempotencyKey.HEADER.equals(parameter.getName()));
    }
}
