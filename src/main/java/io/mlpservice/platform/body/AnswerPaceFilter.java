package io.mlpservice.platform.body;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

import java.io.IOException;

/** Gives up on answers that are taken too slowly, so that no client holds a connection, and memory, for ever. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
final class AnswerPaceFilter extends HttpFilter {
    private final BodyPace pace;

    AnswerPaceFilter(BodyPace pace) {
        this.pace = pace;
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        chain.doFilter(request, request.getAttribute(PacingValve.CUT) instanceof Runnable cut
                ? new PacedAnswer(response, pace, cut)
                : response);
    }
}
