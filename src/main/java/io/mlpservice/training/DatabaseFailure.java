package io.mlpservice.training;

import org.jspecify.annotations.Nullable;
import org.springframework.dao.NonTransientDataAccessException;
import org.springframework.dao.NonTransientDataAccessResourceException;

import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientException;
import java.util.Set;

/** Tells failures of the database that pass from those that come again. */
final class DatabaseFailure {
    /** Lost connection, lost conflict, lack of resources, shutdown: the classes of SQL states that say nothing of the data. */
    private static final Set<String> PASSING = Set.of("08", "40", "53", "57");

    private DatabaseFailure() {}

    /** Whether the same work may succeed later: the connection failed, or somebody was in the way. */
    static boolean mayPass(RuntimeException failure) {
        return !(failure instanceof NonTransientDataAccessException)
                || failure instanceof NonTransientDataAccessResourceException || isPassing(failure.getCause());
    }

    private static boolean isPassing(@Nullable Throwable cause) {
        return switch (cause) {
            case null -> false;
            case SQLTransientException passing -> true;
            case SQLRecoverableException passing -> true;
            case SQLNonTransientConnectionException passing -> true;
            case SQLException failure when hasPassingState(failure) -> true;
            default -> isPassing(cause.getCause());
        };
    }

    private static boolean hasPassingState(SQLException failure) {
        var state = failure.getSQLState();
        return state != null && state.length() == 5 && PASSING.contains(state.substring(0, 2));
    }
}
