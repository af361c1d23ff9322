package io.mlpservice.platform.body;

import jakarta.servlet.ServletException;
import org.apache.catalina.connector.ClientAbortException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.apache.coyote.ActionCode;
import org.springframework.http.HttpHeaders;

import java.io.IOException;

/**
 * Gives up on bodies that arrive too slowly, whatever reads them, so that no client holds a connection for ever; and lets answers
 * end their connection.
 */
final class PacingValve extends ValveBase {
    /** The attribute of a request that ends its connection at once. */
    static final String CUT = PacingValve.class.getName();
    private static final long MOST_DROPPED = 1L << 30;

    private final BodyPace pace;

    PacingValve(BodyPace pace) {
        super(true);
        this.pace = pace;
    }

    @Override
    public void invoke(Request request, Response response) throws IOException, ServletException {
        request.setAttribute(CUT, (Runnable) () -> response.getCoyoteResponse().action(ActionCode.CLOSE_NOW,
                new ClientAbortException()));
        var received = request.getCoyoteRequest();
        if (hasNoBody(request)) {
            getNext().invoke(request, response);
            return;
        }
        var body = new PacedBody(received, pace);
        received.setInputBuffer(body);
        try {
            getNext().invoke(request, response);
            if (!request.isAsync() && !received.hasExpectation()) {
                response.finishResponse();
                body.drop(MOST_DROPPED);
            }
        } finally {
            received.setInputBuffer(body.unpaced());
        }
    }

    /** The length itself may be none: Tomcat has found that out, and refuses such a request behind this valve. */
    private static boolean hasNoBody(Request request) {
        var length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
        return (length == null || length.equals("0")) && request.getHeader(HttpHeaders.TRANSFER_ENCODING) == null;
    }
}
