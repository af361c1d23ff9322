package io.mlpservice;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.transaction.support.TransactionTemplate;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;

/** Processes beside each other on one PostgreSQL, started all at once on an empty database. */
@TestInstance(Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ReplicasTest {
    private static final int JOBS = 30;
    /** How a line of the log names the thread that trains; others may fail to reach the database when they wake up. */
    private static final String TRAINING_THREAD = "\\[pool-\\d+-thread-\\d+] ";

    private List<ServiceProcess> replicas = List.of();
    private JdbcTemplate database;
    private TransactionTemplate transaction;
    private String dataset = "";

    @BeforeAll
    void start(@TempDir Path folder) {
        var url = PostgresServer.get().createDatabase();
        var connections = new DriverManagerDataSource(url);
        database = new JdbcTemplate(connections);
        transaction = new TransactionTemplate(new DataSourceTransactionManager(connections));
        replicas = ServiceProcess.startTogether(3, folder, "--spring.datasource.url=" + url, "--mlp.training.slots=1",
                "--mlp.engine.threads=1", "--mlp.training.checkpoint-interval=200ms");
        dataset = replicas.getFirst().trainer().sample("digits");
    }

    @AfterAll
    void end() {
        replicas.forEach(ServiceProcess::close);
    }

    @Test
    @Order(1)
    void shareJobsAndTrainEachOnce() {
        var trainer = replicas.getFirst().trainer();
        var jobs = Stream.generate(() -> submit(trainer, 30)).limit(JOBS).toList();
        var results = jobs.stream().map(id -> finished(trainer, id, 1)).distinct();
        assertThat(results).hasSize(1);
        assertThat(jobs.stream().map(this::process).distinct())
                .containsExactlyInAnyOrderElementsOf(replicas.stream().map(ServiceProcess::name).toList());
    }

    /** Each has one slot, and so each trains one of three jobs; the one that took the last of them is left alone. */
    @Test
    @Order(2)
    void takeOverTheJobsOfAProcessThatIsKilledAndOfOneThatSleeps() {
        var jobs = Stream.generate(() -> submit(replicas.getFirst().trainer(), 2000)).limit(3).toList();
        jobs.forEach(this::awaitCheckpoint);
        var killed = trainerOf(jobs.getFirst());
        var asleep = trainerOf(jobs.get(1));
        var awake = trainerOf(jobs.getLast());
        var trainer = awake.trainer();
        killed.kill();
        suspendWhileItWrites(asleep, jobs.get(1));
        awaitSecondStart(trainer, jobs.getFirst());
        awaitSecondStart(trainer, jobs.get(1));
        asleep.resume();
        var undisturbed = finished(trainer, jobs.getLast(), 1);
        assertThat(finished(trainer, jobs.getFirst(), 2)).isEqualTo(undisturbed);
        assertThatItNoticesAndWritesNothing(asleep, jobs.get(1));
        assertThat(finished(trainer, jobs.get(1), 2)).isEqualTo(undisturbed);
        assertThat(jobs).extracting(this::process).containsOnly(awake.name());
    }

    /** Stops a process in the midst of a transaction, which the database gives up when nothing comes any more. */
    private void suspendWhileItWrites(ServiceProcess process, String job) {
        transaction.executeWithoutResult(open -> {
            database.queryForList("select id from training_job where id = ? for update", UUID.fromString(job));
            Awaitility.await().until(() -> !database.queryForList("""
                    select pid from pg_stat_activity
                    where datname = current_database() and wait_event_type = 'Lock'""").isEmpty());
            process.suspend();
        });
    }

    private static void assertThatItNoticesAndWritesNothing(ServiceProcess woken, String job) {
        var notice = "Another process has taken job %s over".formatted(job);
        Awaitility.await().untilAsserted(() -> assertThat(woken.logged()).containsOnlyOnce(notice)
                .containsPattern(TRAINING_THREAD + ".* " + notice));
        assertThat(woken.logged()).doesNotContainPattern(" ERROR .*" + TRAINING_THREAD);
        assertThat(woken.trainer().job(job)).containsEntry("attempt", 2);
    }

    private String submit(Trainer trainer, int epochs) {
        return trainer.submit("""
                {'dataset_id': '%s', 'training': {'epochs': %d, 'early_stopping': {'monitor': 'none'}}}"""
                .formatted(dataset, epochs));
    }

    private void awaitCheckpoint(String job) {
        Awaitility.await().until(() -> !database.queryForList(
                "select job_id from training_checkpoint where job_id = ?", UUID.fromString(job)).isEmpty());
    }

    private ServiceProcess trainerOf(String job) {
        var process = process(job);
        return replicas.stream().filter(replica -> replica.name().equals(process)).findFirst().orElseThrow();
    }

    private String process(String job) {
        return Objects.requireNonNull(database.queryForObject("select process from training_job where id = ?",
                String.class, UUID.fromString(job)));
    }

    private static void awaitSecondStart(Trainer trainer, String job) {
        trainer.await(job, (Map<String, Object> seen) -> Objects.equals(seen.get("attempt"), 2));
    }

    private static List<Object> finished(Trainer trainer, String id, int attempt) {
        var job = trainer.await(id, seen -> seen.get("finished_at") != null);
        assertThat(job).containsEntry("state", "succeeded").containsEntry("attempt", attempt);
        assertThat(trainer.models(id)).containsExactly(job.get("model_id"));
        return trainer.results(job);
    }
}
