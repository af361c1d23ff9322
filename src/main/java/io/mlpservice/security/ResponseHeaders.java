package io.mlpservice.security;

import org.springframework.security.web.header.HeaderWriter;
import org.springframework.security.web.header.HeaderWriterFilter;
import org.springframework.security.web.header.writers.HstsHeaderWriter;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.header.writers.XContentTypeOptionsHeaderWriter;

import java.util.List;

/** Headers that tell browsers what answers are not: pages to be framed, scripts, or anything but what their type says. */
final class ResponseHeaders {
    private static final String POLICY = "Content-Security-Policy";
    private static final String OF_DATA = "default-src 'none'; frame-ancestors 'none'";
    /** Swagger UI sets styles of its own, and draws with images that are part of its styles. */
    private static final String OF_PAGES = "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private ResponseHeaders() {}

    /** Sets them before anything is answered. Only an answer over TLS asks for TLS. */
    static HeaderWriterFilter filter() {
        HeaderWriter policy = (request, response) -> response.setHeader(POLICY,
                request.getRequestURI().startsWith("/swagger-ui/") ? OF_PAGES : OF_DATA);
        var filter = new HeaderWriterFilter(List.of(new XContentTypeOptionsHeaderWriter(),
                new ReferrerPolicyHeaderWriter(ReferrerPolicy.NO_REFERRER), new HstsHeaderWriter(), policy));
        filter.setShouldWriteHeadersEagerly(true);
        return filter;
    }
}
