package io.mlpservice.security;

import io.mlpservice.platform.access.AccessRule;
import io.mlpservice.platform.access.Scope;
import io.mlpservice.security.key.Caller;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.HttpMethod;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

import java.lang.reflect.Method;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Refuses requests whose key is good for something else. It stands where the operation is known, so that nothing has to
 * be looked up twice. {@code OPTIONS} only says which methods there are. What else states no rule needs the scope {@code admin}: endpoints of the management, and an operation
 * whose rule was forgotten.
 */
final class ScopeCheck implements HandlerInterceptor {
    private static final AccessRule UNSTATED = new AccessRule(Set.of(Scope.ADMIN));

    private final Protection protection;
    private final OpenPlaces open;
    private final Map<Method, AccessRule> rules = new ConcurrentHashMap<>();

    ScopeCheck(Protection protection, OpenPlaces open) {
        this.protection = protection;
        this.open = open;
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (protection.asksForKeys() && handler instanceof HandlerMethod operation
                && request.getDispatcherType() == DispatcherType.REQUEST
                && !HttpMethod.OPTIONS.matches(request.getMethod())) {
            var rule = rules.computeIfAbsent(operation.getMethod(),
                    _ -> AccessRule.of(operation).orElse(UNSTATED));
            var held = Caller.current().map(Caller::scopes).orElse(Set.of());
            if (!rule.admits(held) && !(rule.equals(UNSTATED) && open.matches(request))) {
                throw Refusals.insufficient(rule.scopes(), response);
            }
        }
        return true;
    }
}
