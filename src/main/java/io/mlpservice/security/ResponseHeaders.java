package io.mlpservice.security;

import org.springframework.security.web.header.HeaderWriterFilter;
import org.springframework.security.web.header.writers.DelegatingRequestMatcherHeaderWriter;
import org.springframework.security.web.header.writers.HstsHeaderWriter;

import java.util.List;

/** The headers of all answers, which {@link ResponseHeadersValve} sets, and those that only some have. */
final class ResponseHeaders {
    static final String POLICY = "Content-Security-Policy";
    static final String OF_DATA = "default-src 'none'; frame-ancestors 'none'";
    /** Swagger UI sets styles of its own, and draws with images that are part of its styles. */
    private static final String OF_PAGES = "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
    private static final String PAGES = "/swagger-ui/";

    private ResponseHeaders() {}

    /** Sets those of some answers before anything is answered. Only an answer over TLS asks for TLS. */
    static HeaderWriterFilter filter() {
        var pages = new DelegatingRequestMatcherHeaderWriter(
                request -> request.getRequestURI().startsWith(PAGES),
                (_, response) -> response.setHeader(POLICY, OF_PAGES));
        var filter = new HeaderWriterFilter(List.of(new HstsHeaderWriter(), pages));
        filter.setShouldWriteHeadersEagerly(true);
        return filter;
    }
}
