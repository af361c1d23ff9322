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

/**
 * A connection whose commits fail where the database has closed itself, as on a full disk. H2 says nothing then (seen with
 * 2.4.240), though it stores nothing: the changes would be lost after they were promised. A commit that was stored just before
 * fails too; whoever repeats it is better off than whoever relies on what is lost.
 */
final class DurableCommits implements InvocationHandler {
    private final Connection connection;
    private final Database database;

    private DurableCommits(Connection connection, Database database) {
        this.connection = connection;
        this.database = database;
    }

    static Connection of(Connection connection, Database database) {
        return (Connection) Proxy.newProxyInstance(DurableCommits.class.getClassLoader(),
                new Class<?>[]{Connection.class}, new DurableCommits(connection, database));
    }

    @Override
    public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] arguments) throws Throwable {
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
}
