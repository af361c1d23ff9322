package io.mlpservice.security;

import io.mlpservice.platform.access.Scope;
import io.mlpservice.platform.problem.ProblemException;
import io.mlpservice.security.key.Refusal;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;
import org.springframework.web.servlet.HandlerExceptionResolver;

import java.util.Set;
import java.util.stream.Collectors;

/** Answers requests whose key or token is absent, wrong or not good enough, as RFC 6750 has it. */
final class Refusals implements AuthenticationEntryPoint, AuthenticationFailureHandler {
    private static final String CHALLENGE = "Bearer realm=\"mlp-service\"";

    private final HandlerExceptionResolver problems;

    Refusals(HandlerExceptionResolver problems) {
        this.problems = problems;
    }

    /** Without a key. */
    void askForKey(HttpServletRequest request, HttpServletResponse response) {
        response.setHeader(HttpHeaders.WWW_AUTHENTICATE, CHALLENGE);
        answer(request, response, ProblemException.of(HttpStatus.UNAUTHORIZED, "unauthenticated",
                "This needs a key; send 'Authorization: Bearer mlp_…'. The operator of the service can make one with POST /api/v1/api-keys."));
    }

    /** With a wrong one. */
    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException failure) {
        var refusal = failure instanceof Refusal known
                ? known
                : Refusal.of("invalid_token", "The key or token cannot be read; send 'Authorization: Bearer mlp_…'.");
        if (refusal.isOfTheCredentials()) {
            response.setHeader(HttpHeaders.WWW_AUTHENTICATE, CHALLENGE + ", error=\"invalid_token\"");
        }
        answer(request, response, refusal.answer());
    }

    @Override
    public void onAuthenticationFailure(HttpServletRequest request, HttpServletResponse response,
            AuthenticationException failure) {
        commence(request, response, failure);
    }

    private void answer(HttpServletRequest request, HttpServletResponse response, RuntimeException problem) {
        problems.resolveException(request, response, null, problem);
    }

    /** With one that is good for something else. The problem is to be thrown. */
    static ProblemException insufficient(Set<Scope> needed, HttpServletResponse response) {
        var first = needed.stream().map(Scope::text).findFirst().orElseThrow();
        response.setHeader(HttpHeaders.WWW_AUTHENTICATE,
                CHALLENGE + ", error=\"insufficient_scope\", scope=\"%s\"".formatted(first));
        var all = needed.stream().map(scope -> "'" + scope.text() + "'").collect(Collectors.joining(" or "));
        return ProblemException.of(HttpStatus.FORBIDDEN, "insufficient_scope",
                "This needs a key with the scope %s, which the one that was sent does not have.".formatted(all));
    }
}
