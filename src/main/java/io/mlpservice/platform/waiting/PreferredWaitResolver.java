package io.mlpservice.platform.waiting;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;

import java.util.Collections;
import java.util.Objects;
import java.util.function.BooleanSupplier;

/** Gives controllers the wait that a request prefers. */
final class PreferredWaitResolver implements HandlerMethodArgumentResolver {
    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == PreferredWait.class;
    }

    @Override
    public PreferredWait resolveArgument(MethodParameter parameter, @Nullable ModelAndViewContainer container,
            NativeWebRequest request, @Nullable WebDataBinderFactory binders) {
        var http = Objects.requireNonNull(request.getNativeRequest(HttpServletRequest.class));
        var response = Objects.requireNonNull(request.getNativeResponse(HttpServletResponse.class));
        var wished = PreferHeader.waitOf(Collections.list(http.getHeaders(PreferHeader.NAME)));
        return new PreferredWait(wished,
                http.getAttribute(ConnectionValve.CLIENT_IS_THERE) instanceof BooleanSupplier there
                        ? there
                        : () -> true,
                response);
    }
}
