package io.mlpservice.platform.problem;

import org.springframework.dao.ConcurrencyFailureException;
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
import java.sql.SQLTransientConnectionException;
import java.sql.SQLTransientException;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Distinguishes transient from permanent failures of the database. */
public final class DatabaseFailure {
    /**
     * Classes of SQL states that say nothing about the data: lost connection, conflict, lack of resources, shutdown.
     */
    private static final Set<String> PASSING = Set.of("08", "40", "53", "57");
    /** H2's own states: closed, broken, or its file cannot be read or written. */
    private static final Set<String> BROKEN_H2 = Set.of("90007", "90028", "90031", "90067", "90098", "90121");

    /** Another transaction held a lock for too long, or both waited for each other; the last is PostgreSQL's. */
    private static final Set<String> IN_THE_WAY = Set.of("HYT00", "40001", "40P01", "55P03");
    /** PostgreSQL gave the transaction up: for too long nothing came from this process, which had too much to do. */
    private static final Set<String> GIVEN_UP = Set.of("25P03", "25P04");
    /** H2's {@code FILE_CORRUPTED_1}; PostgreSQL's {@code data_corrupted} and {@code index_corrupted}. */
    private static final Set<String> DAMAGED = Set.of("90030", "XX001", "XX002");
    /** H2's store could not write, or is closed since then; within a general error, which quotes the messages behind it. */
    private static final Pattern CLOSED_STORE = Pattern.compile("\\[[\\d.]+/[24]]");
    /** What H2's store calls damage, at the end of its messages: unreadable, corrupt, or parts that are not there. */
    private static final Pattern DAMAGED_STORE = Pattern.compile("\\[[\\d.]+/(1|6|8|9|50)]$");

    /** The pool's words when it has connections but none is free. */
    private static final Pattern IN_USE = Pattern.compile("Connection is not available.*total=[1-9]");

    private DatabaseFailure() {}

    /** Whether the database finds its own files damaged. */
    public static boolean isDamage(Throwable failure) {
        return causes(failure).anyMatch(cause -> hasState(cause, DAMAGED)
                || (cause instanceof SQLException && causes(cause).anyMatch(DatabaseFailure::isDamagedStore)));
    }

    private static boolean hasState(Throwable cause, Set<String> states) {
        return cause instanceof SQLException failure
                && states.contains(Objects.requireNonNullElse(failure.getSQLState(), ""));
    }

    private static boolean isDamagedStore(Throwable cause) {
        return DAMAGED_STORE.matcher(Objects.requireNonNullElse(cause.getMessage(), "")).find();
    }

    /** Whether the same work may succeed later: the connection failed, or the transaction was given up. */
    public static boolean mayPass(RuntimeException failure) {
        var isOfTheDatabase = failure instanceof DataAccessException || failure instanceof TransactionException;
        return (isOfTheDatabase && !(failure instanceof NonTransientDataAccessException)) || isConflict(failure)
                || isGivenUp(failure) || isOutage(failure);
    }

    /** Whether the database could not be reached at all, so that nothing is wrong with the statement. */
    static boolean isOutage(Throwable failure) {
        return causes(failure).anyMatch(DatabaseFailure::saysNothingOfTheData)
                || (failure instanceof TransactionException
                        && causes(failure).anyMatch(SQLException.class::isInstance));
    }

    /**
     * Whether all connections were in use. Where connections could not be made, the pool says by a cause why not.
     */
    static boolean isFullPool(Throwable failure) {
        return causes(failure).anyMatch(cause -> cause instanceof SQLTransientConnectionException
                && cause.getCause() == null
                && IN_USE.matcher(String.valueOf(cause.getMessage())).find());
    }

    /** Whether this process was too slow for the database. */
    static boolean isGivenUp(Throwable failure) {
        return causes(failure).anyMatch(cause -> hasState(cause, GIVEN_UP));
    }

    /** Whether other transactions were in the way for too long. */
    static boolean isConflict(Throwable failure) {
        return causes(failure).anyMatch(
                cause -> cause instanceof ConcurrencyFailureException || hasState(cause, IN_THE_WAY));
    }

    /** A failure and its chain of causes. */
    public static Stream<Throwable> causes(Throwable failure) {
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

    /** A failure without a SQL state comes from the pool or a driver that gave up the connection. */
    private static boolean hasPassingState(SQLException failure) {
        var state = failure.getSQLState();
        return state == null || isOfBrokenH2(failure)
                || (state.length() == 5 && PASSING.contains(state.substring(0, 2)));
    }

    /** Whether an embedded database is unusable until it is opened again. */
    static boolean isOfBrokenH2(SQLException failure) {
        return hasState(failure, BROKEN_H2)
                || ("HY000".equals(failure.getSQLState())
                        && CLOSED_STORE.matcher(Objects.requireNonNullElse(failure.getMessage(), "")).find());
    }
}
