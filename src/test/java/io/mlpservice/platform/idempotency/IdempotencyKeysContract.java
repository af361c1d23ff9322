package io.mlpservice.platform.idempotency;

import io.mlpservice.Trainer;
import io.mlpservice.platform.problem.ProblemException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.client.EntityExchangeResult;
import org.springframework.test.web.servlet.client.RestTestClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.util.LinkedMultiValueMap;
import tools.jackson.databind.json.JsonMapper;

import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** What idempotency keys promise on every database. */
abstract class IdempotencyKeysContract {
    private static final MediaType CSV = MediaType.parseMediaType("text/csv");
    private static final String JOB = "{\"dataset_id\": \"%s\", \"training\": {\"epochs\": 1}}";

    /** What is created where no real thing is needed. */
    private record Thing(UUID id) {}

    private record Order(String text) {}

    @Autowired
    private IdempotencyKeyStore store;

    @Autowired
    private RequestHash hash;

    @Autowired
    private JsonMapper mapper;

    @Autowired
    private PlatformTransactionManager transactions;

    @Autowired
    private JdbcClient database;

    @Autowired
    private RestTestClient http;

    private final String key = UUID.randomUUID().toString();
    private Trainer trainer;

    @BeforeEach
    void connect() {
        trainer = new Trainer(http);
    }

    private EntityExchangeResult<String> post(String path, MediaType type, Object body) {
        return http.post().uri("/api/v1" + path).header("Idempotency-Key", key).contentType(type).body(body).exchange()
                .expectBody(String.class).returnResult();
    }

    private EntityExchangeResult<String> submit(String body) {
        return post("/training-jobs", MediaType.APPLICATION_JSON, body);
    }

    private static void assertSame(EntityExchangeResult<String> answer, EntityExchangeResult<String> first) {
        assertThat(first.getStatus().is2xxSuccessful()).as(first.getResponseBody()).isTrue();
        assertThat(answer.getResponseBody()).isEqualTo(first.getResponseBody());
        assertThat(answer.getStatus()).isEqualTo(first.getStatus());
        assertThat(answer.getResponseHeaders().getLocation()).isNotNull()
                .isEqualTo(first.getResponseHeaders().getLocation());
        assertThat(answer.getResponseHeaders().getContentType()).isEqualTo(first.getResponseHeaders().getContentType());
    }

    private static void assertRefused(EntityExchangeResult<String> answer, int status, String code) {
        assertThat(answer.getStatus().value()).as(answer.getResponseBody()).isEqualTo(status);
        assertThat(answer.getResponseBody()).contains("\"" + code + "\"");
    }

    private List<?> jobsOn(String dataset) {
        return (List<?>) Objects
                .requireNonNull(Trainer.json(trainer.get("/training-jobs?dataset_id=" + dataset)).get("items"));
    }

    private static String id(EntityExchangeResult<String> created) {
        var location = Objects.requireNonNull(created.getResponseHeaders().getLocation()).toString();
        return location.substring(location.lastIndexOf('/') + 1);
    }

    @Test
    void answerTheSameAgainWhateverBecameOfIt() {
        var dataset = trainer.sample("xor");
        var first = submit(JOB.formatted(dataset));
        trainer.await(id(first), "succeeded");
        assertSame(
                submit("{ \"training\": {\"epochs\":1, \"loss\": null},\n\"dataset_id\": \"%s\" }".formatted(dataset)),
                first);
        assertThat(jobsOn(dataset)).hasSize(1);
        trainer.delete("/training-jobs/" + id(first)).expectStatus().isNoContent();
        trainer.delete("/datasets/" + dataset).expectStatus().isNoContent();
        assertSame(submit(JOB.formatted(dataset)), first);
    }

    @Test
    void areKeptForEachOperation() {
        var dataset = post("/datasets", CSV, "a,b\n1,2\n");
        assertThat(submit(JOB.formatted(id(dataset))).getStatus().value()).isEqualTo(202);
        assertThat(post("/samples/and/datasets", MediaType.APPLICATION_JSON, "").getStatus().value()).isEqualTo(201);
        assertSame(post("/datasets", CSV, "a,b\n1,2\n"), dataset);
    }

    @Test
    void knowUploadsByContentAndName() {
        var first = post("/datasets?name=a.csv", CSV, "a,b\n1,2\n");
        assertSame(post("/datasets?name=a.csv", CSV, "a,b\n1,2\n"), first);
        assertSame(post("/datasets", MediaType.MULTIPART_FORM_DATA, file("a.csv", "a,b\n1,2\n")), first);
        assertRefused(post("/datasets?name=b.csv", CSV, "a,b\n1,2\n"), 422, "idempotency_key_reused");
        assertRefused(post("/datasets?name=a.csv", CSV, "a,b\n1,3\n"), 422, "idempotency_key_reused");
    }

    private static LinkedMultiValueMap<String, Object> file(String name, String content) {
        var parts = new LinkedMultiValueMap<String, Object>();
        parts.add("file", new ByteArrayResource(content.getBytes(StandardCharsets.UTF_8)) {
            @Override
            public String getFilename() {
                return name;
            }
        });
        return parts;
    }

    @Test
    void knowRowsWhateverTheOrderOfTheirFields() {
        var first = post("/datasets", MediaType.APPLICATION_JSON,
                "{\"rows\": [{\"a\": 1, \"b\": \"x\"}], \"name\": \"n\"}");
        assertSame(post("/datasets", MediaType.APPLICATION_JSON,
                "{\"name\": \"n\", \"rows\": [{\"b\": \"x\", \"a\": 1.0}]}"), first);
    }

    @Test
    void refuseAnotherBody() {
        var dataset = trainer.sample("xor");
        submit(JOB.formatted(dataset));
        assertRefused(submit(JOB.formatted(dataset).replace('1', '2')), 422, "idempotency_key_reused");
        assertThat(post("/samples/iris/datasets", MediaType.APPLICATION_JSON, "").getStatus().value()).isEqualTo(201);
        assertRefused(post("/samples/xor/datasets", MediaType.APPLICATION_JSON, ""), 422, "idempotency_key_reused");
    }

    @Test
    void areNotUsedUpByRequestsThatFail() {
        var dataset = trainer.sample("xor");
        assertRefused(submit(JOB.formatted(UUID.randomUUID())), 404, "not_found");
        assertRefused(submit("{}"), 422, "required");
        assertThat(submit(JOB.formatted(dataset)).getStatus().value()).isEqualTo(202);
    }

    @Test
    void createOneJobForFiftySimultaneousRequests() throws Exception {
        var dataset = trainer.sample("xor");
        var start = new CountDownLatch(1);
        Callable<EntityExchangeResult<String>> request = () -> {
            start.await();
            return submit(JOB.formatted(dataset));
        };
        var answers = new ArrayList<EntityExchangeResult<String>>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var requests = Collections.nCopies(50, request).stream().map(threads::submit).toList();
            start.countDown();
            for (Future<EntityExchangeResult<String>> answer : requests) {
                answers.add(answer.get());
            }
        }
        answers.add(submit(JOB.formatted(dataset)));
        var accepted = answers.stream().filter(answer -> answer.getStatus().value() == 202).toList();
        accepted.forEach(answer -> assertSame(answer, answers.getLast()));
        answers.stream().filter(answer -> !accepted.contains(answer)).forEach(answer -> {
            assertRefused(answer, 409, "request_in_flight");
            assertThat(answer.getResponseHeaders().getFirst("Retry-After")).isEqualTo("1");
        });
        assertThat(jobsOn(dataset)).hasSize(1);
    }

    /** With a memory of its own, as every process has. */
    private IdempotencyKeys process() {
        return new IdempotencyKeys(store, hash, mapper, transactions);
    }

    private Thing once(IdempotencyKeys process, Supplier<Thing> creation) {
        return process.once(new IdempotencyKey("me", "test", key), new Order("x"), Thing.class, () -> creation);
    }

    @Test
    void createOnceAmongManyProcesses() throws Exception {
        var created = new AtomicInteger();
        Callable<Thing> request = () -> once(process(), () -> {
            created.incrementAndGet();
            return new Thing(UUID.randomUUID());
        });
        try (var threads = Executors.newFixedThreadPool(5)) {
            var things = new ArrayList<Thing>();
            for (Future<Thing> thing : threads.invokeAll(Collections.nCopies(20, request))) {
                things.add(thing.get());
            }
            assertThat(things).containsOnly(things.getFirst());
        }
        assertThat(created).hasValue(1);
    }

    @Test
    void leaveToAnotherProcessWhatADeadOneDidNotCreate() throws Exception {
        var begun = new CountDownLatch(1);
        var dies = new CountDownLatch(1);
        var thing = new Thing(UUID.randomUUID());
        try (var threads = Executors.newFixedThreadPool(2)) {
            var doomed = threads.submit(() -> once(process(), () -> {
                begun.countDown();
                await(dies);
                throw new IllegalStateException("as if the process had died");
            }));
            begun.await();
            var next = threads.submit(() -> once(process(), () -> thing));
            dies.countDown();
            assertThatExceptionOfType(ExecutionException.class).isThrownBy(doomed::get);
            assertThat(next.get()).isEqualTo(thing);
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void refuseARequestThatIsBeingAnswered() {
        var process = process();
        var thing = new Thing(UUID.randomUUID());
        assertThat(once(process, () -> {
            assertThatExceptionOfType(ProblemException.class).isThrownBy(() -> once(process, () -> thing))
                    .satisfies(refusal -> assertThat(refusal.problem().code()).isEqualTo("request_in_flight"))
                    .satisfies(refusal -> assertThat(refusal.retryAfter()).isPresent());
            return thing;
        })).isEqualTo(thing);
    }

    @Test
    void areForgottenAfterADay() {
        var first = post("/datasets", CSV, "a,b\n1,2\n");
        age();
        var second = post("/datasets", CSV, "a,b\n1,2\n");
        assertThat(id(second)).isNotEqualTo(id(first));
        assertSame(post("/datasets", CSV, "a,b\n1,2\n"), second);
        store.forgetOldOnes();
        assertThat(count()).isEqualTo(1);
        age();
        store.forgetOldOnes();
        assertThat(count()).isZero();
    }

    private void age() {
        database.sql("update idempotency_key set created_at = ? where key_text = ?")
                .params(OffsetDateTime.now(ZoneOffset.UTC).minusHours(25), key).update();
    }

    private int count() {
        return database.sql("select count(*) from idempotency_key where key_text = ?").param(key).query(Integer.class)
                .single();
    }
}
