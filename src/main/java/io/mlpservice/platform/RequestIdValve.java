package io.mlpservice.platform;

import jakarta.servlet.ServletException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.slf4j.MDC;

import java.io.IOException;
import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Gives each request an id, which its answer and its lines in the log have: the client's {@code X-Request-Id}, or one of
 * our own. A valve, so that requests which Tomcat itself refuses have one too.
 */
final class RequestIdValve extends ValveBase {
    static final String HEADER = "X-Request-Id";
    static final String IN_LOG = "request_id";
    private static final int LONGEST = 100;
    private static final String SAFE_SIGNS = "-._~:/+=@";

    RequestIdValve() {
        super(true);
    }

    @Override
    public void invoke(Request request, Response response) throws IOException, ServletException {
        var given = request.getHeader(HEADER);
        // It needs to be unique, not secret: a secure generator would cost more than the rest of a small request.
        var id = given != null && isSafe(given)
                ? given
                : HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextLong());
        response.setHeader(HEADER, id);
        MDC.put(IN_LOG, id);
        try {
            getNext().invoke(request, response);
        } finally {
            MDC.remove(IN_LOG);
        }
    }

    /** Whether an id can stand in a line of the log: 1 to 100 ASCII letters, digits and {@code -._~:/+=@}. */
    private static boolean isSafe(String id) {
        if (id.isEmpty() || id.length() > LONGEST) {
            return false;
        }
        for (var i = 0; i < id.length(); i++) {
            var sign = id.charAt(i);
            if (!((sign >= 'a' && sign <= 'z') || (sign >= 'A' && sign <= 'Z') || (sign >= '0' && sign <= '9')
                    || SAFE_SIGNS.indexOf(sign) >= 0)) {
                return false;
            }
        }
        return true;
    }
}
