package io.mlpservice.platform.body;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.http.server.ServletServerHttpRequest;

import java.io.IOException;

/** Reads bodies without Spring's message converters, which is faster. */
public final class RequestBytes {
    private RequestBytes() {}

    /**
     * The whole body of a request.
     *
     * @throws HttpMessageNotReadableException 400 if there is none
     * @throws IOException if the connection breaks
     */
    public static byte[] read(HttpServletRequest request) throws IOException {
        var length = request.getContentLength();
        var stream = request.getInputStream();
        var body = length < 0 ? stream.readAllBytes() : stream.readNBytes(length);
        if (body.length == 0) {
            throw new HttpMessageNotReadableException("The body is missing", new ServletServerHttpRequest(request));
        }
        return body;
    }
}
