package io.mlpservice.platform;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.HttpMethod;
import org.springframework.stereotype.Component;

import java.io.IOException;

/**
 * Makes Spring refuse TRACE like every other method that an operation does not have. Servlets answer the method by
 * themselves: they send back the request with all its headers.
 */
@Component
class TraceRefusal extends HttpFilter {
    /** Methods are case-sensitive, so no servlet knows this one. */
    private static final String UNKNOWN = "Trace";

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        chain.doFilter(HttpMethod.TRACE.matches(request.getMethod()) ? renamed(request) : request, response);
    }

    private static HttpServletRequest renamed(HttpServletRequest request) {
        return new HttpServletRequestWrapper(request) {
            @Override
            public String getMethod() {
                return UNKNOWN;
            }
        };
    }
}
