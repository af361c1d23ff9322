package io.mlpservice.platform;

import com.zaxxer.hikari.SQLExceptionOverride;

import java.sql.SQLException;

/**
 * Has the pool throw away connections of an embedded database that closed itself, as it does when its disk is full. The pool
 * makes one by the name of its class. A new connection opens the database again.
 */
public final class BrokenConnections implements SQLExceptionOverride {
    @java.lang.Override
    public Override adjudicate(SQLException failure) {
        return DatabaseFailure.isOfBrokenH2(failure) ? Override.MUST_EVICT : Override.CONTINUE_EVICT;
    }
}
