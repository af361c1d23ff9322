package io.mlpservice.platform.waiting;

import jakarta.servlet.http.HttpServletResponse;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/** How long the client of a request is willing to wait for the end of a job. Controllers take it as an argument. */
public final class PreferredWait {
    static final Duration LONGEST = Duration.ofSeconds(60);

    private final Duration time;
    private final BooleanSupplier clientIsThere;
    private final HttpServletResponse response;

    /**
     * A wait.
     *
     * @param wished what the client says, zero for nothing; longer times become {@link #LONGEST}
     * @param clientIsThere whether the client still waits for its answer
     */
    PreferredWait(Duration wished, BooleanSupplier clientIsThere, HttpServletResponse response) {
        this.time = wished.compareTo(LONGEST) > 0 ? LONGEST : wished;
        this.clientIsThere = clientIsThere;
        this.response = response;
    }

    Duration time() {
        return time;
    }

    boolean isWished() {
        return time.isPositive();
    }

    boolean clientIsThere() {
        return clientIsThere.getAsBoolean();
    }

    /** Lets the answer say that the wait counts. */
    void applied() {
        response.setHeader("Preference-Applied", "wait=" + time.toSeconds());
    }
}
