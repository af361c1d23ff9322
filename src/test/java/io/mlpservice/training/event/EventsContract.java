package io.mlpservice.training.event;

import io.mlpservice.EventClient;
import io.mlpservice.EventClient.Event;
import io.mlpservice.EventClient.JobsEvent;
import io.mlpservice.GenerousWaits;
import io.mlpservice.Trainer;
import io.mlpservice.training.TrainingJobs;
import io.mlpservice.training.job.Epoch;
import io.mlpservice.training.job.EpochPage;
import io.mlpservice.training.job.JobPhase;
import io.mlpservice.training.job.JobProgress;
import io.mlpservice.training.job.JobStore;
import io.mlpservice.training.job.JobTimings;
import io.mlpservice.training.job.RunReport;
import io.mlpservice.training.job.StartedJob;
import io.mlpservice.training.job.UnqueuedJobs;
import jakarta.persistence.EntityManager;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.client.RestTestClient;
import org.springframework.transaction.PlatformTransactionManager;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;

/** A client receives every recorded event of a job once and in order, on both databases. */
abstract class EventsContract {
    private static final int EPOCHS = 100_000;

    @Autowired
    private JobStore store;

    @Autowired
    private TrainingJobs jobs;

    @Autowired
    private EntityManager entities;

    @Autowired
    private PlatformTransactionManager transactions;

    @Autowired
    private RestTestClient http;

    @LocalServerPort
    private int port;

    private UnqueuedJobs unqueued;
    private EventClient client;

    @BeforeEach
    void connect() {
        unqueued = new UnqueuedJobs(entities, transactions);
        client = new EventClient(() -> "http://127.0.0.1:" + port);
    }

    @AfterEach
    void removeUnqueuedJobs() {
        unqueued.removeAll();
    }

    /** A job outside the queue, so that only the test trains it. */
    private UUID job() {
        return unqueued.add(EPOCHS);
    }

    private StartedJob start(UUID id) {
        return store.start(id, "alive").orElseThrow();
    }

    private void report(StartedJob started, int from, int to) {
        var finished = IntStream.rangeClosed(from, to).mapToObj(EventsContract::epoch).toList();
        store.report(started, new RunReport(JobPhase.TRAINING, JobProgress.none(EPOCHS).after(finished.getLast()),
                JobTimings.NONE, finished));
    }

    private static Epoch epoch(int number) {
        return new Epoch(number, 0.5 / number, 0.75, null, 0.25, 0.001, 1.5, null, 2e6);
    }

    private void cancel(StartedJob started) {
        jobs.cancel(started.id());
        store.stop(started);
    }

    /** Starts again after a break, and trains epochs again that were recorded before. */
    private void liveThrough(UUID id) {
        report(start(id), 1, 3);
        var again = start(id);
        report(again, 2, 3);
        report(again, 4, 5);
        cancel(again);
    }

    private static List<Event> parts(List<Event> events) {
        return events.stream().flatMap(Event::parts).toList();
    }

    private static List<String> summaries(List<Event> events) {
        return parts(events).stream()
                .map(event -> event.name() + " " + event.data().path(event.name().equals("epoch") ? "epoch" : "state")
                        .asString())
                .toList();
    }

    @Test
    void areTheStatesAndEpochsInTheOrderInWhichTheyWereRecorded() throws Exception {
        var id = job();
        liveThrough(id);
        var events = client.read(id.toString(), null);
        assertThat(summaries(events)).containsExactly("state queued", "state running", "epoch 1", "epoch 2", "epoch 3",
                "state running", "epoch 4", "epoch 5", "state cancelling", "state cancelled", "done cancelled");
        assertThat(events).extracting(Event::id).containsExactly(1L, 2L, 5L, 6L, 8L, 9L, 10L, 11L);
        assertThat(events).filteredOn(event -> event.name().equals("state"))
                .extracting(event -> event.data().path("attempt").asInt()).containsExactly(0, 1, 2, 2, 2);
        assertThat(events.getLast().data().path("progress").path("epoch").asInt()).isEqualTo(5);
    }

    @Test
    void comeAsTheyAreRecorded() throws Exception {
        var id = job();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var live = threads.submit(() -> client.read(id.toString(), null));
            liveThrough(id);
            assertThat(parts(live.get(GenerousWaits.SECONDS, TimeUnit.SECONDS)))
                    .isEqualTo(parts(client.read(id.toString(), null)));
        }
    }

    @Test
    void goOnAfterAnyOfThem() throws Exception {
        var id = job();
        liveThrough(id);
        var all = parts(client.read(id.toString(), null));
        assertThat(all).extracting(Event::id)
                .containsExactlyElementsOf(IntStream.rangeClosed(1, all.size()).mapToObj(Long::valueOf).toList());
        for (var last = 0; last < all.size(); last++) {
            assertThat(parts(client.read(id.toString(), last))).isEqualTo(all.subList(last, all.size()));
        }
        try (var nothing = client.open(id.toString(), all.size()).body()) {
            assertThat(client.open(id.toString(), all.size()).statusCode()).isEqualTo(204);
            assertThat(nothing).isEmpty();
        }
    }

    @Test
    void ofARealTrainingEndWithTheJob() throws Exception {
        var trainer = new Trainer(http);
        var id = trainer.submit("{'dataset_id': '%s', 'training': {'epochs': 40}}".formatted(trainer.sample("iris")));
        var events = client.read(id, null);
        assertThat(summaries(events)).startsWith("state queued", "state running", "epoch 1").endsWith("epoch 40",
                "state succeeded", "done succeeded").hasSize(44);
        assertThat(events.getLast().data().path("model_id").asString())
                .isEqualTo(trainer.job(id).get("model_id"));
    }

    @Test
    void neverTakeBackEpochsButForgetThoseThatTheJobDidNotReachAgain() throws Exception {
        var id = job();
        report(start(id), 1, 3);
        var again = start(id);
        report(again, 1, 1);
        assertThat(jobs.epochs(id, 0, 10).items()).hasSize(3);
        cancel(again);
        assertThat(jobs.epochs(id, 0, 10).items()).extracting(Epoch::epoch).containsExactly(1);
        assertThat(summaries(client.read(id.toString(), null))).containsExactly("state queued", "state running",
                "epoch 1",
                "state running", "state cancelling", "state cancelled", "done cancelled");
        assertThat(summaries(client.read(id.toString(), 5))).containsExactly("state running", "state cancelling",
                "state cancelled", "done cancelled");
        assertThat(summaries(client.read(id.toString(), 1000))).containsExactly("done cancelled");
    }

    @Test
    void holdEpochsAtMostTenTimesASecond() throws Exception {
        var id = job();
        var started = start(id);
        for (var epoch = 1; epoch <= 6; epoch++) {
            report(started, epoch, epoch);
            started = start(id);
        }
        report(started, 1, 6);
        cancel(started);
        var begin = System.nanoTime();
        assertThat(client.read(id.toString(), null)).filteredOn(event -> event.name().equals("epochs")).hasSize(6);
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isGreaterThanOrEqualTo(Duration.ofMillis(500));
    }

    @Test
    void waitForNoClientThatDoesNotRead() throws Exception {
        var started = Stream.generate(() -> start(job())).limit(4).toList();
        started.forEach(job -> report(job, 1, 5_000));
        try (var deaf = new Socket()) {
            deaf.setReceiveBufferSize(4096);
            deaf.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            deaf.getOutputStream().write("GET /api/v1/events?%s HTTP/1.1\r\nHost: 127.0.0.1:%d\r\n\r\n"
                    .formatted(started.stream().map(job -> "job_id=" + job.id()).collect(Collectors.joining("&")), port)
                    .getBytes(StandardCharsets.US_ASCII));
            assertThat(deaf.getInputStream().read()).isEqualTo('H');
            for (var job : started) {
                report(job, 5_001, 10_000);
                cancel(job);
                assertThat(parts(client.read(job.id().toString(), null))).hasSize(10_005);
            }
        }
    }

    @Test
    void endWhenTheJobIsDeleted() throws Exception {
        var id = job();
        start(id);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor();
                var lines = client.open(id.toString(), null).body()) {
            var received = threads.submit(lines::toList);
            unqueued.removeAll();
            assertThat(received.get(GenerousWaits.SECONDS, TimeUnit.SECONDS)).noneMatch("event: done"::equals);
        }
    }

    @Test
    void areRefusedAfterAnIdThatNoneOfThemHas() throws Exception {
        var id = job();
        for (var wrong : List.of("x", "-1", "2", "1.0", "99999999999999999999")) {
            try (var body = client.open(id.toString(), wrong).body()) {
                assertThat(body.toList()).singleElement().asString().contains("\"code\":\"bad_last_event_id\"",
                        "1 to 1");
            }
        }
        assertThat(client.open(id.toString(), "x").statusCode()).isEqualTo(400);
    }

    @Test
    void areNotThereForAnUnknownJob() throws Exception {
        var unknown = client.open(UUID.randomUUID().toString(), null);
        assertThat(unknown.statusCode()).isEqualTo(404);
        assertThat(unknown.headers().firstValue("Content-Type")).hasValue(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        unknown.body().close();
    }

    @Test
    void leaveAskingForTheHeadersAlone() {
        var answer = http.method(HttpMethod.HEAD).uri("/api/v1/training-jobs/{id}/events", job()).exchange()
                .expectStatus().isOk().returnResult(byte[].class);
        assertThat(Objects.requireNonNull(answer.getResponseHeaders().getContentType())
                .isCompatibleWith(MediaType.TEXT_EVENT_STREAM)).isTrue();
    }

    @Test
    void ofSeveralJobsComeInOneStreamThatResumesExactly() throws Exception {
        var one = job();
        var other = job();
        liveThrough(one);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var live = threads.submit(() -> client.read(List.of(one, other), null));
            liveThrough(other);
            assertThat(ofJob(other, live.get(GenerousWaits.SECONDS, TimeUnit.SECONDS))).isEqualTo(alone(other));
        }
        var all = client.read(List.of(other, one, other), null);
        assertThat(ofJob(one, all)).isEqualTo(alone(one));
        for (var last = 0; last < all.size() - 1; last++) {
            var rest = client.read(List.of(one, other), all.get(last).id());
            for (var id : List.of(one, other)) {
                var seen = ofJob(id, all.subList(0, last + 1));
                assertThat(Stream.concat(seen.stream(), ofJob(id, rest).stream()).toList()).isEqualTo(alone(id));
            }
        }
        assertThat(client.open(List.of(one, other), all.getLast().id()).statusCode()).isEqualTo(204);
    }

    @Test
    void ofAJobThatIsAddedComeFromItsFirst() throws Exception {
        var one = job();
        liveThrough(one);
        var added = job();
        liveThrough(added);
        var last = client.read(List.of(one), null).getLast().id();
        var rest = client.read(List.of(one, added), last);
        assertThat(ofJob(one, rest)).isEmpty();
        assertThat(ofJob(added, rest)).isEqualTo(alone(added));
        assertThat(client.read(List.of(added), last)).hasSameSizeAs(client.read(List.of(added), null));
    }

    @Test
    void ofSeveralJobsAreRefusedWhereOneIsUnknownOrTheIdMakesNoSense() throws Exception {
        var one = job();
        var unknown = UUID.randomUUID();
        assertThat(client.open(List.of(one, unknown), null).body()).singleElement().asString()
                .contains("\"code\":\"not_found\"", unknown.toString());
        for (var wrong : List.of("!", "AAAA", "a", "________________")) {
            assertThat(client.open(List.of(one), wrong).body()).singleElement().asString()
                    .contains("\"code\":\"bad_last_event_id\"");
        }
        assertThat(client.open(List.of(), null).statusCode()).isEqualTo(422);
        assertThat(client.open(List.of("x"), null).body()).singleElement().asString()
                .contains("\"parameter\":\"job_id\"");
        var many = IntStream.range(0, 101).mapToObj(_ -> UUID.randomUUID()).toList();
        assertThat(client.open(many, null).body()).singleElement().asString().contains("\"out_of_range\"");
    }

    /** The events of one job, epoch by epoch, since what comes together depends on the time. */
    private List<String> ofJob(UUID id, List<JobsEvent> events) {
        return parts(events.stream().filter(event -> event.data().path("job_id").asString().equals(id.toString()))
                .map(event -> new Event(0, event.name(), event.data())).toList()).stream()
                .map(part -> part.name() + part.data()).toList();
    }

    private List<String> alone(UUID id) throws Exception {
        return parts(client.read(id.toString(), null)).stream().map(part -> part.name() + part.data()).toList();
    }

    @Test
    void thinEpochsInTheDatabase() {
        var id = job();
        report(start(id), 1, 1000);
        assertThat(jobs.thinnedEpochs(id, 0, 5).items()).extracting(Epoch::epoch).containsExactly(1, 257, 513, 769,
                1000);
        assertThat(jobs.thinnedEpochs(id, 900, 10_000).items()).hasSize(100);
        assertThat(jobs.thinnedEpochs(id, 999, 2)).isEqualTo(new EpochPage(List.of(epoch(1000)), 1000, false));
        assertThat(jobs.thinnedEpochs(id, 1000, 2)).isEqualTo(new EpochPage(List.of(), 1000, false));
    }
}
