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
 * A connection whose commits fail if nothing is stored. H2 says nothing when a transaction commits on a database that closed
 * itself meanwhile, as on a full disk (seen with 2.4.240): its changes would be lost after they were promised.
 */
final class HonestCommits implements InvocationHandler {
    private final Connection connection;
    private final Database database;

    private HonestCommits(Connection connection, Database database) {
        this.connection = connection;
        this.database = database;
    }

    static Connection of(Connection connection, Database database) {
        return (Connection) Proxy.newProxyInstance(HonestCommits.class.getClassLoader(),
                new Class<?>[]{Connection.class}, new HonestCommits(connection, database));
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
