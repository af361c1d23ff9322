package io.mlpservice.platform;

import io.mlpservice.platform.problem.Problem;
import jakarta.servlet.RequestDispatcher;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.apache.coyote.http11.AbstractHttp11Protocol;
import org.apache.tomcat.util.res.StringManager;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.util.List;

/**
 * Answers with a problem document when Tomcat itself refuses a request, such as one with a bad escape in its address.
 */
public class ProblemValve extends ErrorReportValve {
    private static final String SETTING = "server.max-http-request-header-size";
    private static final String TOO_LONG = StringManager.getManager(AbstractHttp11Protocol.class)
            .getString("iib.requestheadertoolarge.error");

    @Override
    protected void report(Request request, Response response, @Nullable Throwable thrown) {
        var status = response.getStatus();
        if (status < 400 || response.getContentWritten() > 0 || !response.setErrorReported()) {
            return;
        }
        var problem = problem(request, status);
        try {
            response.setStatus(problem.status());
            response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
            var writer = response.getReporter();
            if (writer != null) {
                writer.write(JsonMapper.shared().writeValueAsString(problem));
                response.finishResponse();
            }
        } catch (IOException e) {
            // The client has disconnected.
            return;
        }
    }

    private static Problem problem(Request request, int status) {
        if (status == HttpStatus.BAD_REQUEST.value()) {
            return isTooLong(request)
                    ? tooLong(request)
                    : Problem.of(status, "bad_request",
                            "The HTTP request cannot be understood; check the address and the headers.",
                            List.of());
        }
        var known = HttpStatus.resolve(status);
        return ProblemAdvice.byStatus(known == null ? HttpStatus.INTERNAL_SERVER_ERROR : known).problem();
    }

    /** Tomcat says only in words that the first line and the headers do not fit into its buffer. */
    private static boolean isTooLong(Request request) {
        return request.getAttribute(RequestDispatcher.ERROR_EXCEPTION) instanceof IllegalArgumentException refusal
                && TOO_LONG.equals(refusal.getMessage());
    }

    /** Tomcat keeps the address once the first line has ended: without it the address was too long. */
    private static Problem tooLong(Request request) {
        var most = request.getConnector().getProtocolHandler() instanceof AbstractHttp11Protocol<?> protocol
                ? protocol.getMaxHttpRequestHeaderSize()
                : 0;
        if (request.getCoyoteRequest().requestURI().isNull()) {
            return Problem.of(HttpStatus.URI_TOO_LONG.value(), "uri_too_long",
                    "The address is longer than %d bytes. Shorten it, or raise the setting %s.".formatted(most,
                            SETTING),
                    List.of());
        }
        return Problem.of(HttpStatus.REQUEST_HEADER_FIELDS_TOO_LARGE.value(), "headers_too_large",
                "The address and the headers are larger than %d bytes. Cookies of other programs on the same host count too: delete them, or raise the setting %s."
                        .formatted(most, SETTING),
                List.of());
    }
}
