package io.mlpservice;

import io.mlpservice.platform.owner.CurrentOwner;
import io.mlpservice.platform.owner.Owned;
import io.mlpservice.platform.owner.Owner;
import io.mlpservice.scoring.Scorer;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import org.hibernate.annotations.Immutable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.client.RestTestClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/**
 * What Hibernate shows of the things of an owner, for every kind of things. The default owner has a data set, a model, an
 * alias and two jobs, made over HTTP.
 */
abstract class OwnersContract {
    private static final Owner ANN = new Owner("ann");

    @Autowired
    private EntityManager entities;

    @Autowired
    private JdbcClient sql;

    @Autowired
    private PlatformTransactionManager transactions;

    @Autowired
    private RestTestClient http;

    @BeforeEach
    void makeThings() {
        var trainer = new Trainer(http);
        var iris = trainer.sample("iris");
        var model = trainer.trainModel("{'dataset_id': '%s', 'training': {'epochs': 1}}".formatted(iris));
        new Scorer(http).score(model, iris, "");
        trainer.put("/models/iris/aliases/production", "{\"version\": 1}");
    }

    @Test
    void everyKindOfThingsIsThere() {
        assertThat(kinds()).extracting(Class::getSimpleName).contains("DatasetEntity", "ModelEntity", "JobEntity",
                "PredictionJobEntity", "AliasEntity");
        assertThat(kinds()).allSatisfy(kind -> assertThat(count(kind)).isPositive());
    }

    @Test
    void queriesFindTheThingsOfTheOwnerAlone() {
        assertThat(kinds()).allSatisfy(kind -> CurrentOwner.run(ANN, () -> {
            assertThat(count(kind)).isZero();
            assertThat(countByCriteria(kind)).isZero();
        }));
    }

    @Test
    void theServiceItselfFindsAll() {
        assertThat(kinds()).allSatisfy(kind -> {
            var own = count(kind);
            CurrentOwner.runAsService(() -> assertThat(count(kind)).isGreaterThanOrEqualTo(own));
        });
    }

    @Test
    void whatHasNotSaidForWhomItWorksFindsNothing() {
        assertThat(kinds()).allSatisfy(
                kind -> assertThat(CompletableFuture.supplyAsync(() -> count(kind)).join()).isEqualTo(0L));
    }

    @Test
    void idsOfOthersFindNothing() {
        assertThat(kinds()).allSatisfy(kind -> {
            var id = anId(kind);
            assertThat(isFound(kind, id, LockModeType.NONE)).isTrue();
            CurrentOwner.run(ANN, () -> {
                assertThat(isFound(kind, id, LockModeType.NONE)).isFalse();
                assertThat(isFound(kind, id, LockModeType.PESSIMISTIC_WRITE)).isFalse();
                assertThat(change("delete from %s e where e.id = :id", kind, id)).isZero();
                if (!kind.isAnnotationPresent(Immutable.class)) {
                    assertThat(change("update %s e set e.createdAt = e.createdAt where e.id = :id", kind, id))
                            .isZero();
                }
            });
            assertThat(isFound(kind, id, LockModeType.NONE)).isTrue();
        });
    }

    /** The tables refuse what belongs to nobody, or to all. */
    @Test
    void everyRowHasAnOwner() {
        assertThat(List.of("dataset", "model", "model_name", "model_alias", "training_job", "prediction_job"))
                .allSatisfy(table -> {
                    assertThat(sql.sql("select distinct owner from " + table).query(String.class).list())
                            .contains("default")
                            .doesNotContain("", "*");
                    for (var owner : List.of("", "*")) {
                        assertThatThrownBy(
                                () -> sql.sql("update %s set owner = ?".formatted(table)).param(owner).update())
                                .isInstanceOf(DataIntegrityViolationException.class);
                    }
                });
    }

    private List<Class<? extends Owned>> kinds() {
        return entities.getMetamodel().getEntities().stream().map(type -> (Class<?>) type.getJavaType())
                .filter(Owned.class::isAssignableFrom).<Class<? extends Owned>>map(type -> type.asSubclass(Owned.class))
                .toList();
    }

    private long count(Class<?> kind) {
        return one("select count(e) from " + kind.getSimpleName() + " e", Long.class);
    }

    private UUID anId(Class<?> kind) {
        return one("select e.id from " + kind.getSimpleName() + " e", UUID.class);
    }

    private <T> T one(String query, Class<T> type) {
        return inTransaction(() -> entities.createQuery(query, type).setMaxResults(1).getSingleResult());
    }

    private <T> long countByCriteria(Class<T> kind) {
        var is = entities.getCriteriaBuilder();
        var query = is.createQuery(Long.class);
        query.select(is.count(query.from(kind)));
        return inTransaction(() -> entities.createQuery(query).getSingleResult());
    }

    private boolean isFound(Class<?> kind, UUID id, LockModeType lock) {
        return inTransaction(() -> entities.find(kind, id, lock) != null);
    }

    private int change(String query, Class<?> kind, UUID id) {
        return inTransaction(() -> entities.createQuery(query.formatted(kind.getSimpleName())).setParameter("id", id)
                .executeUpdate());
    }

    private <T> T inTransaction(Supplier<T> work) {
        return Objects.requireNonNull(new TransactionTemplate(transactions).execute(_ -> work.get()));
    }
}
