package io.mlpservice.platform;

import org.springframework.dao.DataAccessException;
import org.springframework.dao.NonTransientDataAccessException;
import org.springframework.dao.NonTransientDataAccessResourceException;
import org.springframework.dao.RecoverableDataAccessException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionException;

import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientException;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/** Tells failures of the database that pass from those that come again. */
public final class DatabaseFailure {
    /** Lost connection, lost conflict, lack of resources, shutdown: the classes of SQL states that say nothing of the data. */
    private static final Set<String> PASSING = Set.of("08", "40", "53", "57");
    /** What H2 says of itself in states of its own: closed, broken, or its file cannot be read or written. */
    private static final Set<String> BROKEN_H2 = Set.of("90007", "90028", "90031", "90067", "90098", "90121");

    private DatabaseFailure() {}

    /** Whether the same work may succeed later: the connection failed, or somebody was in the way. */
    public static boolean mayPass(RuntimeException failure) {
        var isOfTheDatabase = failure instanceof DataAccessException || failure instanceof TransactionException;
        return (isOfTheDatabase && !(failure instanceof NonTransientDataAccessException)) || isOutage(failure);
    }

    /** Whether the database could not be asked at all: nothing is wrong with what it was asked. */
    static boolean isOutage(Throwable failure) {
        return causes(failure).anyMatch(DatabaseFailure::saysNothingOfTheData)
                || (failure instanceof TransactionException
                        && causes(failure).anyMatch(SQLException.class::isInstance));
    }

    /** A failure, what caused it, what caused that, and so on. */
    static Stream<Throwable> causes(Throwable failure) {
        return Stream.iterate(failure, Objects::nonNull, Throwable::getCause);
    }

    private static boolean saysNothingOfTheData(Throwable cause) {
        return switch (cause) {
            case TransientDataAccessException passing -> true;
            case RecoverableDataAccessException passing -> true;
            case NonTransientDataAccessResourceException passing -> true;
            case CannotCreateTransactionException passing -> true;
            case SQLTransientException passing -> true;
            case SQLRecoverableException passing -> true;
            case SQLNonTransientConnectionException passing -> true;
            case SQLException failure -> hasPassingState(failure);
            default -> false;
        };
    }

    /** A failure without a state is none of the database: the pool, or a driver, gave the connection up before. */
    private static boolean hasPassingState(SQLException failure) {
        var state = failure.getSQLState();
        return state == null || BROKEN_H2.contains(state)
                || (state.length() == 5 && PASSING.contains(state.substring(0, 2)));
    }

    /** Whether an embedded database cannot be used any more, until it is opened again. */
    static boolean isOfBrokenH2(SQLException failure) {
        return failure.getSQLState() != null && BROKEN_H2.contains(failure.getSQLState());
    }
}
