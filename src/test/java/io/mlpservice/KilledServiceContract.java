package io.mlpservice;

import io.mlpservice.EventClient.Event;
import io.mlpservice.scoring.Scorer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * An accepted job comes to one end, with the model that it would have made anyway, whatever becomes of its process. The
 * property {@code mlp.test.kills} says how often the process is killed.
 */
@TestInstance(Lifecycle.PER_CLASS)
abstract class KilledServiceContract {
    private static final List<String> PHASES = List.of("training", "preparing", "evaluating", "saving");
    private static final int KILLS = Integer.getInteger("mlp.test.kills", PHASES.size());
    private static final int EPOCHS = 150;

    private final Random random = new Random();
    private Path log;
    private List<String> settings = List.of();
    private volatile ServiceProcess service;
    private Trainer trainer;
    private String request = "";
    private List<Object> undisturbed = List.of();

    /** Where the database is. */
    abstract List<String> settings(Path dataFolder);

    private void start() {
        service = new ServiceProcess(log, settings.toArray(String[]::new));
        trainer = service.trainer();
    }

    @BeforeAll
    void trainUndisturbed(@TempDir Path folder) {
        log = folder.resolve("log.txt");
        settings = Stream.concat(settings(folder).stream(),
                Stream.of("--mlp.training.checkpoint-interval=20ms", "--mlp.training.heartbeat-interval=500ms",
                        "--mlp.prediction-jobs.heartbeat-interval=500ms"))
                .toList();
        start();
        request = """
                {'dataset_id': '%s', 'training': {'epochs': %d, 'early_stopping': {'patience': %2$d}}, 'snapshots': {'max': 20},
                 'network': {'hidden_layers': [{'units': 48, 'batch_normalization': true, 'dropout': 0.1}]}}"""
                .formatted(trainer.sample("digits"), EPOCHS);
        undisturbed = results(trainer.train(request));
        assertThat(undisturbed.toString()).containsPattern("epoch=1, training_loss=[0-9.]+, training_score=0[.]");
    }

    @AfterAll
    void end() {
        Optional.ofNullable(service).ifPresent(ServiceProcess::close);
    }

    @Test
    void aKilledProcessLosesNothing() throws Exception {
        var attempts = new ArrayList<Integer>();
        var client = new EventClient(() -> service.address());
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var kill = 0; kill < KILLS; kill++) {
                var job = trainer.submit(request);
                var watched = threads.submit(() -> client.follow(job));
                awaitMoment(job, PHASES.get(kill % PHASES.size()));
                service.kill();
                start();
                attempts.add(assertFinished(job));
                assertNothingMissedOrTwice(watched.get(GenerousWaits.SECONDS, TimeUnit.SECONDS));
            }
        }
        assertThat(attempts).anyMatch(count -> count > 1);
        assertThat(service.logged()).containsPattern("resumes after [1-9][0-9]* epochs");
    }

    @Test
    void aStoppedProcessKeepsTheProgressOfItsJobs() throws InterruptedException {
        var rest = pausedJob();
        var paused = (String) Objects.requireNonNull(rest.get("id"));
        var running = trainer.submit(request);
        trainer.await(running, KilledServiceContract::hasFinishedAnEpoch);
        assertThat(service.terminate()).isTrue();
        start();
        assertFinished(running);
        assertThat(trainer.job(paused)).isEqualTo(rest);
        trainer.post("/training-jobs/%s/resume".formatted(paused), "").expectStatus().isAccepted();
        assertThat(assertFinished(paused)).isGreaterThan(1);
    }

    @Test
    void aKilledProcessGoesOnPredictingBehindTheRowsThatAreDone() {
        var dataset = trainer.dataset(Scorer.sums(100_000));
        var model = trainer.trainModel("""
                {'dataset_id': '%s', 'training': {'epochs': 1},
                 'network': {'hidden_layers': [{'units': 200}, {'units': 200}]}}""".formatted(dataset));
        var scorer = new Scorer(service.client());
        var undisturbed = scorer.result(scorer.score(model, dataset, ""), "application/x-ndjson");
        var id = scorer.submit(model, dataset, "");
        scorer.await(id, (Map<String, Object> job) -> Scorer.rowsDone(job) > 0);
        service.kill();
        start();
        var restarted = new Scorer(service.client());
        assertThat(restarted.await(id, "succeeded")).containsEntry("attempt", 2);
        assertThat(service.logged()).containsPattern("Predicting starts after [1-9][0-9]* of 100000 rows");
        assertThat(restarted.result(id, "application/x-ndjson")).isEqualTo(undisturbed);
    }

    /** The list of snapshots has their epochs and sizes, and the parameters of one stand for all. */
    private List<Object> results(Map<String, Object> job) {
        var snapshots = "/training-jobs/%s/snapshots".formatted(job.get("id"));
        return List.of(trainer.results(job), Trainer.json(trainer.get(snapshots)),
                Trainer.json(trainer.get(snapshots + "/1/parameters")));
    }

    /** A job that paused during training. On a busy machine, some finish before the request to pause. */
    private Map<String, Object> pausedJob() {
        return Stream.generate(this::jobAfterPause).limit(10).filter(job -> job.get("finished_at") == null).findFirst()
                .orElseThrow();
    }

    private Map<String, Object> jobAfterPause() {
        var id = trainer.submit(request);
        trainer.await(id, KilledServiceContract::hasFinishedAnEpoch);
        trainer.post("/training-jobs/%s/pause".formatted(id), "");
        return trainer.await(id, job -> "paused".equals(job.get("state")) || job.get("finished_at") != null);
    }

    private static boolean hasFinishedAnEpoch(Map<String, Object> job) {
        return epoch(job) > 0;
    }

    private static int epoch(Map<String, Object> job) {
        return (int) Objects.requireNonNull(((Map<?, ?>) Objects.requireNonNull(job.get("progress"))).get("epoch"));
    }

    /**
     * Waits for a random moment in a phase, or in one that follows where the phase was over too soon. Half of the epochs are
     * left to a busy machine, on which the job goes on until it is killed.
     */
    private void awaitMoment(String id, String phase) {
        var epoch = phase.equals("training") ? random.nextInt(EPOCHS / 2) : 0;
        var phases = PHASES.subList(PHASES.indexOf(phase), PHASES.size());
        Awaitility.await().pollInterval(Duration.ofMillis(2)).until(() -> trainer.job(id),
                job -> job.get("finished_at") != null
                        || (phases.contains(String.valueOf(job.get("phase"))) && epoch(job) >= epoch));
        LockSupport.parkNanos(random.nextLong(Duration.ofMillis(10).toNanos()));
    }

    /** Returns how many attempts the job took. */
    private int assertFinished(String id) {
        var job = trainer.await(id, finished -> finished.get("finished_at") != null);
        assertThat(job).containsEntry("state", "succeeded").containsEntry("error", null);
        assertThat(results(job)).isEqualTo(undisturbed);
        assertThat(trainer.models(id)).containsExactly(job.get("model_id"));
        return (int) Objects.requireNonNull(job.get("attempt"));
    }

    private static void assertNothingMissedOrTwice(List<Event> events) {
        var parts = events.stream().flatMap(Event::parts).toList();
        assertThat(parts).extracting(Event::id)
                .containsExactlyElementsOf(LongStream.rangeClosed(1, parts.size()).boxed().toList());
        assertThat(parts).filteredOn(part -> part.name().equals("epoch"))
                .extracting(part -> part.data().path("epoch").asInt())
                .containsExactlyElementsOf(IntStream.rangeClosed(1, EPOCHS).boxed().toList());
    }
}
