package io.mlpservice.security;

import jakarta.servlet.ServletException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;

import java.io.IOException;

/**
 * Sets headers that tell browsers what answers are not: pages to be framed, scripts, or anything but what their type says. A
 * valve, so that what Tomcat itself refuses has them too.
 */
final class ResponseHeadersValve extends ValveBase {
    ResponseHeadersValve() {
        super(true);
    }

    @Override
    public void invoke(Request request, Response response) throws IOException, ServletException {
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("Referrer-Policy", "no-referrer");
        response.setHeader(ResponseHeaders.POLICY, ResponseHeaders.OF_DATA);
        getNext().invoke(request, response);
    }
}
