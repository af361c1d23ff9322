package io.mlpservice.platform;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.util.UriComponentsBuilder;
import org.springframework.web.util.UriUtils;

import java.nio.charset.StandardCharsets;

/** Refuses requests that repeat a query parameter, because the intended value is unknown. */
final class RepeatedParameters implements HandlerInterceptor {
    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (request.getQueryString() != null) {
            check(request.getQueryString());
        }
        return true;
    }

    private static void check(String query) {
        var errors = new FieldErrors();
        UriComponentsBuilder.newInstance().query(query).build().getQueryParams().forEach((encoded, values) -> {
            if (values.size() > 1) {
                var name = UriUtils.decode(encoded, StandardCharsets.UTF_8);
                errors.add(FieldError.parameter(name, "repeated",
                        "'%s' is given %d times; send it once.".formatted(Messages.shortened(name), values.size())));
            }
        });
        errors.throwIfAny();
    }
}
