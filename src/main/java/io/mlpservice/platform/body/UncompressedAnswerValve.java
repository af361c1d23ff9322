package io.mlpservice.platform.body;

import jakarta.servlet.ServletException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;

import java.io.IOException;

/**
 * Has Tomcat compress answers to {@code GET} alone, as if other requests did not accept it. Most others are short, and to
 * compress predictions takes longer than to make them.
 */
final class UncompressedAnswerValve extends ValveBase {
    UncompressedAnswerValve() {
        super(true);
    }

    @Override
    public void invoke(Request request, Response response) throws IOException, ServletException {
        if (!HttpMethod.GET.matches(request.getMethod())) {
            request.getCoyoteRequest().getMimeHeaders().removeHeader(HttpHeaders.ACCEPT_ENCODING);
        }
        getNext().invoke(request, response);
    }
}
