package io.mlpservice.platform.body;

import jakarta.servlet.ServletException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.springframework.http.HttpHeaders;

import java.io.IOException;
import java.util.Collections;

/**
 * Decompresses bodies before anything reads them, so that all limits count decompressed bytes. Tomcat itself parses
 * forms, and a filter would come too late for those.
 */
final class DecodingValve extends ValveBase {
    DecodingValve() {
        super(true);
    }

    @Override
    public void invoke(Request request, Response response) throws IOException, ServletException {
        var codings = Collections.list(request.getHeaders(HttpHeaders.CONTENT_ENCODING));
        var coding = ContentCoding.of(String.join(", ", codings));
        if (coding.isEmpty()) {
            getNext().invoke(request, response);
            return;
        }
        var received = request.getCoyoteRequest();
        var body = received.getInputBuffer();
        var decoded = new DecodedBody(body, coding.get());
        received.setInputBuffer(decoded);
        received.setContentLength(-1);
        received.getMimeHeaders().removeHeader(HttpHeaders.CONTENT_LENGTH);
        received.getMimeHeaders().removeHeader(HttpHeaders.CONTENT_ENCODING);
        try {
            getNext().invoke(request, response);
        } finally {
            received.setInputBuffer(body);
            decoded.end();
        }
    }
}
