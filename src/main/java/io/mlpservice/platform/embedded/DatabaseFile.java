package io.mlpservice.platform.embedded;

import org.h2.engine.ConnectionInfo;
import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import java.util.regex.Pattern;

import javax.sql.DataSource;

/**
 * The file of an embedded database.
 *
 * @param path its absolute path
 */
record DatabaseFile(Path path) {
    static final String SUFFIX = ".mv.db";
    /** Not that of a server of H2, whose files may be on another machine. */
    private static final Pattern EMBEDDED = Pattern.compile("jdbc:h2:(?!tcp:|ssl:)");

    /** The file that a data source uses; empty for a server and for a database in memory. */
    static Optional<DatabaseFile> of(DataSource database) throws SQLException {
        try (var connection = database.getConnection()) {
            return Optional.ofNullable(stem(connection)).map(stem -> new DatabaseFile(Path.of(stem + SUFFIX)));
        }
    }

    private static @Nullable String stem(Connection connection) throws SQLException {
        if (!isEmbedded(connection.getMetaData().getURL())) {
            return null;
        }
        try (var statement = connection.createStatement(); var row = statement.executeQuery("call database_path()")) {
            return row.next() ? row.getString(1) : null;
        }
    }

    /** Whether an address is that of an embedded database, be it in a file or in memory. */
    static boolean isEmbedded(@Nullable String address) {
        return address != null && EMBEDDED.matcher(address).lookingAt();
    }

    /** The file that the address of an embedded database names. */
    static String named(String address) {
        return new ConnectionInfo(address, null, null, null).getName() + SUFFIX;
    }

    /** The name without its ending. */
    String name() {
        var name = path.getFileName().toString();
        return name.substring(0, name.length() - SUFFIX.length());
    }

    /** Where the mark is kept that says how much the file should hold. */
    Path mark() {
        return path.resolveSibling(name() + ".mark");
    }
}
