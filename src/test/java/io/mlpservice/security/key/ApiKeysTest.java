package io.mlpservice.security.key;

import io.mlpservice.platform.access.Scope;
import io.mlpservice.platform.owner.Owner;
import io.mlpservice.platform.problem.ProblemException;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class ApiKeysTest {
    private final DriverManagerDataSource database = new DriverManagerDataSource(
            "jdbc:h2:mem:api-keys;DB_CLOSE_DELAY=-1");
    private final KeyStore store = new KeyStore(JdbcClient.create(database));
    private final ApiKeys keys = new ApiKeys(store, new KnownKeys(store, new KeyUse(store)),
            new DataSourceTransactionManager(database));

    private UUID admin() {
        return keys.create(new ApiKeyRequest("test", "ops", List.of(Scope.ADMIN), null), Optional.empty()).id();
    }

    private static Optional<Caller> with(UUID key) {
        return Optional.of(new Caller(new Owner("ops"), key, Set.of(Scope.ADMIN), null));
    }

    /** As when two keys revoke each other at the same time: both were admitted while both were good. */
    @Test
    void areNotRevokedByAKeyThatWasRevokedItself() {
        Flyway.configure().dataSource(database).locations("classpath:db/migration/h2").load().migrate();
        var first = admin();
        var second = admin();
        keys.delete(second, with(first));
        assertThatExceptionOfType(ProblemException.class).isThrownBy(() -> keys.delete(first, with(second)))
                .satisfies(refusal -> assertThat(refusal.problem().status()).isEqualTo(401));
        assertThat(store.find(first)).isPresent();
    }
}
