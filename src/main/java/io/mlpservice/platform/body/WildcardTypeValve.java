package io.mlpservice.platform.body;

import jakarta.servlet.ServletException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.springframework.http.HttpHeaders;

import java.io.IOException;

/**
 * Removes a {@code Content-Type} with a wildcard: it does not say what the body is, and Spring fails when it reads the
 * headers of such a request.
 */
final class WildcardTypeValve extends ValveBase {
    WildcardTypeValve() {
        super(true);
    }

    @Override
    public void invoke(Request request, Response response) throws IOException, ServletException {
        var type = request.getHeader(HttpHeaders.CONTENT_TYPE);
        if (type != null && type.indexOf('*') >= 0) {
            request.getCoyoteRequest().getMimeHeaders().removeHeader(HttpHeaders.CONTENT_TYPE);
        }
        getNext().invoke(request, response);
    }
}
