package io.mlpservice.platform;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.HttpMethod;
import org.springframework.web.servlet.HandlerInterceptor;

import java.util.List;

/**
 * Refuses to create something under an idempotency key, which is not kept yet: a client that counts on it would make
 * things twice without knowing.
 */
final class IdempotencyKeyRefusal implements HandlerInterceptor {
    /** Where a POST creates something. */
    static final String[] CREATING = {"/api/v1/datasets", "/api/v1/samples/*/datasets", "/api/v1/training-jobs"};
    private static final String HEADER = "Idempotency-Key";

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (HttpMethod.POST.matches(request.getMethod()) && request.getHeader(HEADER) != null) {
            throw ProblemException.invalid(List.of(FieldError.parameter(HEADER, "not_available",
                    "This version of the service keeps no idempotency keys; leave the header out.")));
        }
        return true;
    }
}
