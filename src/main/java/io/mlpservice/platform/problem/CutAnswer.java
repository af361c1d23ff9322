package io.mlpservice.platform.problem;

import org.apache.coyote.CloseNowException;

/**
 * Ends an answer of which a part was sent already: the connection is cut, so that no client takes the part for the
 * whole.
 */
public final class CutAnswer extends CloseNowException {
    private static final long serialVersionUID = 1;

    /** Cuts the connection because of a failure. */
    public CutAnswer(Exception failure) {
        super(failure);
    }
}
