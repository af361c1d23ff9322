package io.mlpservice.platform.problem;

import org.apache.coyote.BadRequestException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.util.DisconnectedClientHelper;

import java.io.IOException;

/** Requests that broke off: the client disconnected, stalled, or broke the rules of a chunked body. */
public final class Disconnection {
    private static final Logger LOG = LoggerFactory.getLogger(Disconnection.class);

    private Disconnection() {}

    /** Whether a failure says no more than that a client disconnected. */
    public static boolean isBehind(Throwable failure) {
        return DatabaseFailure.causes(failure).anyMatch(BadRequestException.class::isInstance)
                || DisconnectedClientHelper.isClientDisconnectedException(failure);
    }

    /** The problem of a body that did not arrive as a whole, after one line in the log. */
    public static ProblemException incompleteBody(IOException failure) {
        log(failure);
        return ProblemException.badRequest("incomplete_body",
                "The body did not arrive as a whole. Check its length and the connection, and send it again.");
    }

    /**
     * The problem of a computation whose client left before it had its answer. One that is still there, but closed its side of
     * the connection or sent more, sees it.
     */
    public static ProblemException clientLeft() {
        return ProblemException.badRequest("connection_closed",
                "The connection was closed, or more was sent on it, while the answer was computed. Send the request again and wait for its answer.");
    }

    /** Logs one line. */
    public static void log(Throwable failure) {
        LOG.debug("A client disconnected, or its request was cut off: {}", failure.toString());
    }
}
