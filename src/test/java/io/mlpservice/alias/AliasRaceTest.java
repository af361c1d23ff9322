package io.mlpservice.alias;

import io.mlpservice.HttpTest;
import io.mlpservice.Trainer;
import io.mlpservice.model.Models;
import io.mlpservice.platform.json.StrictJson;
import io.mlpservice.platform.owner.CurrentOwner;
import io.mlpservice.platform.owner.Owner;
import io.mlpservice.platform.paging.Listing;
import io.mlpservice.platform.problem.ProblemException;
import io.mlpservice.quota.Quotas;
import jakarta.persistence.EntityManager;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.test.web.servlet.client.RestTestClient;
import org.springframework.transaction.support.TransactionCallback;
import org.springframework.transaction.support.TransactionOperations;

import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** Other requests make an alias just before this one, and delete it again. */
@HttpTest
class AliasRaceTest {
    private final String name = "m" + UUID.randomUUID();

    @Autowired
    private RestTestClient http;

    @Autowired
    private StrictJson json;

    @Autowired
    private AliasRepository repository;

    @Autowired
    private Models models;

    @Autowired
    private AliasGuard guard;

    @Autowired
    private Quotas quotas;

    @Autowired
    private EntityManager entities;

    @Autowired
    private Listing listing;

    @Autowired
    private TransactionOperations transaction;

    @BeforeEach
    void train() {
        var trainer = new Trainer(http);
        trainer.train("{'dataset_id': '%s', 'model_name': '%s', 'training': {'epochs': 1}}"
                .formatted(trainer.sample("xor"), name));
    }

    private Aliases.Move putAfterLosing(int times) {
        var left = new AtomicInteger(times);
        var aliases = new Aliases(repository, models, guard, quotas, entities, listing, new TransactionOperations() {
            @Override
            public <T extends @Nullable Object> T execute(TransactionCallback<T> action) {
                if (left.getAndDecrement() > 0) {
                    throw new DuplicateKeyException("another request was first");
                }
                return transaction.execute(action);
            }
        });
        var body = "{\"version\": 1}".getBytes(StandardCharsets.UTF_8);
        return CurrentOwner.call(Owner.DEFAULT,
                () -> aliases.put(name, "production", json.draft(body, AliasRequest.class)));
    }

    @Test
    void triesAgainWhenAnotherRequestWasFirst() {
        assertThat(putAfterLosing(3).alias().version()).isEqualTo(1);
    }

    @Test
    void givesUpWhenOthersAreAlwaysFirst() {
        assertThatExceptionOfType(ProblemException.class).isThrownBy(() -> putAfterLosing(1_000))
                .satisfies(refusal -> assertThat(refusal.problem().code()).isEqualTo("alias_moved"));
    }
}
