package io.mlpservice.alias;

import io.mlpservice.Trainer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.client.RestTestClient;
import org.springframework.test.web.servlet.client.RestTestClient.ResponseSpec;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** What aliases promise on every database to requests at the same time. */
abstract class AliasContract {
    @Autowired
    private RestTestClient http;

    @Autowired
    private JdbcClient database;

    private Trainer trainer;
    private String name;

    @BeforeEach
    void train() {
        trainer = new Trainer(http);
        name = "m" + UUID.randomUUID();
        var dataset = trainer.sample("xor");
        for (var version = 1; version <= 2; version++) {
            trainer.trainModel("{'dataset_id': '%s', 'model_name': '%s', 'training': {'epochs': 1}}".formatted(dataset,
                    name));
        }
    }

    private ResponseSpec move(int version) {
        return trainer.put("/models/%s/aliases/production".formatted(name), "{\"version\": %d}".formatted(version));
    }

    private static List<Integer> together(List<Callable<ResponseSpec>> requests) throws Exception {
        var answers = new ArrayList<Integer>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var answer : threads.invokeAll(requests)) {
                answers.add(answer.get().returnResult(Void.class).getStatus().value());
            }
        }
        return answers;
    }

    @RepeatedTest(3)
    void isMadeOnceAndMovedByTheOthers() throws Exception {
        assertThat(together(List.of(() -> move(1), () -> move(2), () -> move(1), () -> move(2)))).containsOnlyOnce(201)
                .containsOnly(200, 201);
        assertThat(together(List.of(() -> move(1), () -> move(2), () -> move(1), () -> move(2)))).containsOnly(200);
    }

    @RepeatedTest(3)
    void neverPointsToADeletedModel() throws Exception {
        var answers = together(
                List.of(() -> move(2), () -> trainer.delete("/models/%s@2".formatted(name))));
        assertThat(answers).isIn(List.of(201, 409), List.of(404, 204));
        trainer.get("/models/%s@production".formatted(name)).expectStatus()
                .isEqualTo(answers.getFirst() == 201 ? 200 : 404);
    }

    @Test
    void isHeldByAForeignKey() {
        move(1).expectStatus().isCreated();
        var model = UUID.fromString(
                (String) Objects.requireNonNull(Trainer.json(trainer.get("/models/%s@1".formatted(name))).get("id")));
        assertThatThrownBy(() -> database.sql("delete from model where id = :id").param("id", model).update())
                .isInstanceOf(DataIntegrityViolationException.class);
    }
}
