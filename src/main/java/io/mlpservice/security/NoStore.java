package io.mlpservice.security;

import io.mlpservice.security.key.Caller;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.security.web.header.HeaderWriterFilter;

import java.util.List;

/**
 * Keeps what an owner reads out of caches, unless the answer says itself how it may be kept. Answers to other methods are
 * not cached anyway.
 */
final class NoStore extends HeaderWriterFilter {
    NoStore() {
        super(List.of(NoStore::write));
    }

    private static void write(HttpServletRequest request, HttpServletResponse response) {
        if (Caller.current().isPresent() && !response.containsHeader(HttpHeaders.CACHE_CONTROL)) {
            response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        }
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !HttpMethod.GET.matches(request.getMethod()) && !HttpMethod.HEAD.matches(request.getMethod());
    }
}
