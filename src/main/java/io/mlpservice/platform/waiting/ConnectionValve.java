package io.mlpservice.platform.waiting;

import jakarta.servlet.ServletException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.apache.coyote.ActionCode;

import java.io.IOException;
import java.util.function.BooleanSupplier;

/** Lets a request that takes long ask whether its client is still there, which servlets cannot. */
final class ConnectionValve extends ValveBase {
    static final String CLIENT_IS_THERE = ConnectionValve.class.getName();

    ConnectionValve() {
        super(true);
    }

    @Override
    public void invoke(Request request, Response response) throws IOException, ServletException {
        var received = request.getCoyoteRequest();
        request.setAttribute(CLIENT_IS_THERE, (BooleanSupplier) () -> isSilent(received));
        getNext().invoke(request, response);
    }

    /**
     * Reads without waiting. A client that is there sends nothing until it has its answer. The end of the connection
     * counts as something to read, and so does a next request, which would not get its answer before this one has.
     */
    private static boolean isSilent(org.apache.coyote.Request received) {
        received.action(ActionCode.AVAILABLE, true);
        return received.getAvailable() == 0;
    }
}
