package io.mlpservice.platform.idempotency;

import io.mlpservice.platform.owner.CurrentOwner;
import io.mlpservice.platform.problem.FieldError;
import io.mlpservice.platform.problem.ProblemException;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.HandlerMapping;

import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;

/** Gives controllers the idempotency key of a request, if it has one. */
final class IdempotencyKeyResolver implements HandlerMethodArgumentResolver {
    private static final Pattern LEGAL = Pattern.compile("[ -~]{1," + IdempotencyKey.LONGEST + "}");

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == IdempotencyKey.class;
    }

    @Override
    public @Nullable IdempotencyKey resolveArgument(MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest request, @Nullable WebDataBinderFactory binders) {
        var values = request.getHeaderValues(IdempotencyKey.HEADER);
        var operation = request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE,
                RequestAttributes.SCOPE_REQUEST);
        return values == null || values.length == 0
                ? null
                : new IdempotencyKey(CurrentOwner.get().name(), Objects.requireNonNull(operation).toString(),
                        text(values));
    }

    private static String text(String[] values) {
        if (values.length > 1 || !LEGAL.matcher(values[0]).matches()) {
            throw ProblemException.invalid(List.of(FieldError.parameter(IdempotencyKey.HEADER, "invalid_value",
                    "An idempotency key is 1 to %d printable ASCII characters in one header; a random UUID is a good one."
                            .formatted(IdempotencyKey.LONGEST))));
        }
        return values[0];
    }
}
