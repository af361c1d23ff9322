package io.mlpservice.platform.embedded;

import org.h2.api.ErrorCode;
import org.h2.engine.Database;
import org.h2.message.DbException;
import org.jspecify.annotations.Nullable;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.Executor;

/**
 * A connection that does two things of which H2 only pretends to have done them (seen with 2.4.240).
 *
 * <p>A commit fails where the database has closed itself, as on a full disk: H2 stores nothing then, and the changes would be
 * lost after they were promised. A commit that was stored just before may fail too; to repeat it is better than to rely on
 * what is lost.
 *
 * <p>An abort closes it. The pool aborts what is still in use when the service stops, and a connection that stayed open would keep
 * the database open and its file locked.
 */
final class EmbeddedConnection implements InvocationHandler {
    private final Connection connection;
    private final Database database;

    private EmbeddedConnection(Connection connection, Database database) {
        this.connection = connection;
        this.database = database;
    }

    static Connection of(Connection connection, Database database) {
        return (Connection) Proxy.newProxyInstance(EmbeddedConnection.class.getClassLoader(),
                new Class<?>[]{Connection.class}, new EmbeddedConnection(connection, database));
    }

    @Override
    public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] arguments) throws Throwable {
        if (arguments != null && method.getName().equals("abort")) {
            ((Executor) arguments[0]).execute(this::close);
            return null;
        }
        try {
            var result = method.invoke(connection, arguments);
            if (method.getName().equals("commit") && database.getStore().getMvStore().isClosed()) {
                throw DbException.get(ErrorCode.DATABASE_IS_CLOSED).getSQLException();
            }
            return result;
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    private void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            throw DbException.convert(e);
        }
    }
}
