package io.mlpservice;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.testcontainers.postgresql.PostgreSQLContainer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Optional;
import java.util.UUID;

/**
 * The PostgreSQL 18 of the tests: one server for all of them, started when the first test asks for it and gone with the
 * virtual machine. It runs in Docker where that works, else from the binaries that Maven brought; set
 * {@code -Dmlp.test.postgres} to {@code docker} or {@code embedded} to have exactly that.
 */
final class PostgresServer {
    private static final Logger log = LoggerFactory.getLogger(PostgresServer.class);
    private static @Nullable PostgresServer running;

    private final String address;
    private final String credentials;
    private final @Nullable PostgreSQLContainer container;

    private PostgresServer(String kind, String host, int port, String user, String password,
            @Nullable PostgreSQLContainer container) {
        this.container = container;
        this.address = "jdbc:postgresql://%s:%d/".formatted(host, port);
        this.credentials = "?user=%s&password=%s".formatted(user, password);
        log.info("The tests' PostgreSQL runs {} at {}.", kind, address);
    }

    /** The running server; fails the test if there is no way to have one. */
    static synchronized PostgresServer get() {
        if (running == null) {
            running = start(System.getProperty("mlp.test.postgres", "any"));
        }
        return running;
    }

    /** Makes an empty database and returns its JDBC URL, credentials included. */
    String createDatabase() {
        var name = "test_" + UUID.randomUUID().toString().replace('-', '_');
        try (var connection = DriverManager.getConnection(address + "postgres" + credentials);
                var statement = connection.createStatement()) {
            statement.execute("create database " + name);
        } catch (SQLException e) {
            throw new IllegalStateException("The tests' PostgreSQL at %s does not answer.".formatted(address), e);
        }
        return address + name + credentials;
    }

    /** The container, whose tools the embedded binaries lack; empty without Docker. */
    Optional<PostgreSQLContainer> container() {
        return Optional.ofNullable(container);
    }

    private static PostgresServer start(String choice) {
        return switch (choice) {
            case "docker" -> inDocker();
            case "embedded" -> embedded();
            case "any" -> inDockerOrElseEmbedded();
            default -> throw new IllegalArgumentException(
                    "mlp.test.postgres is '%s'; it can be docker or embedded.".formatted(choice));
        };
    }

    private static PostgresServer inDockerOrElseEmbedded() {
        try {
            return inDocker();
        } catch (RuntimeException e) {
            log.warn("PostgreSQL does not run in Docker here, so its embedded binaries are used: {}", e.toString());
            return embedded();
        }
    }

    @SuppressWarnings("resource") // Testcontainers removes it with the virtual machine
    private static PostgresServer inDocker() {
        var container = new PostgreSQLContainer("postgres:18").withStartupTimeout(ServiceProcess.PATIENCE);
        container.start();
        return new PostgresServer("in Docker", container.getHost(),
                container.getMappedPort(PostgreSQLContainer.POSTGRESQL_PORT), container.getUsername(),
                container.getPassword(), container);
    }

    @SuppressWarnings("resource") // its own shutdown hook stops it with the virtual machine
    private static PostgresServer embedded() {
        try {
            var server = EmbeddedPostgres.builder().setPGStartupWait(ServiceProcess.PATIENCE).start();
            return new PostgresServer("from embedded binaries", "localhost", server.getPort(), "postgres", "postgres",
                    null);
        } catch (IOException e) {
            throw new UncheckedIOException("The embedded PostgreSQL does not start.", e);
        }
    }
}
