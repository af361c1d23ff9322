package io.mlpservice.platform.problem;

import com.zaxxer.hikari.SQLExceptionOverride;

import java.sql.SQLException;

/**
 * Makes the pool evict connections to an embedded database that closed itself, as it does when its disk is full. The
 * pool creates this object by its class name. A new connection opens the database again.
 */
public final class BrokenConnections implements SQLExceptionOverride {
    @java.lang.Override
    public Override adjudicate(SQLException failure) {
        return DatabaseFailure.isOfBrokenH2(failure) ? Override.MUST_EVICT : Override.CONTINUE_EVICT;
    }
}
