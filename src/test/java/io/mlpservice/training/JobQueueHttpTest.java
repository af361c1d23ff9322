package io.mlpservice.training;

import io.mlpservice.HttpTest;
import io.mlpservice.Trainer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.client.RestTestClient;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.LIST;
import static org.assertj.core.api.InstanceOfAssertFactories.MAP;

/** Jobs wait, start in order and can be cancelled. */
@HttpTest
class JobQueueHttpTest {
    @Autowired
    private RestTestClient http;

    private Trainer trainer;

    @BeforeEach
    void connect() {
        trainer = new Trainer(http);
    }

    @AfterEach
    void endLongJobs() {
        trainer.endLongJobs();
    }

    @Test
    void acceptsManyJobsAtOnce() throws Exception {
        var dataset = trainer.sample("xor");
        Callable<String> submit = () -> trainer
                .submit("{'dataset_id': '%s', 'training': {'epochs': 2}}".formatted(dataset));
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<String> id : threads.invokeAll(Collections.nCopies(12, submit))) {
                assertThat(trainer.await(id.get(), "succeeded")).containsEntry("attempt", 1);
            }
        }
        var page = Trainer.json(trainer.get("/training-jobs?state=succeeded&limit=5&dataset_id=" + dataset));
        assertThat(page).containsEntry("has_more", true).extracting("items", LIST).hasSize(5);
        var next = Trainer.json(trainer
                .get("/training-jobs?state=succeeded&limit=10&dataset_id=%s&cursor=%s".formatted(dataset,
                        page.get("next_cursor"))));
        assertThat(next).containsEntry("has_more", false).extracting("items", LIST).hasSize(7);
    }

    @Test
    void cancelsAWaitingJobAtOnceAndStartsTheMostUrgentFirst() {
        var dataset = trainer.sample("iris");
        var running = trainer.fillSlots(dataset);
        var patient = trainer.submit("{'dataset_id': '%s'}".formatted(dataset));
        var unwanted = trainer.submit("{'dataset_id': '%s'}".formatted(dataset));
        var urgent = trainer.submit("{'dataset_id': '%s', 'priority': 5}".formatted(dataset));
        assertThat(trainer.job(patient)).containsEntry("state", "queued").containsEntry("queue_position", 1)
                .containsEntry("started_at", null);
        assertThat(trainer.job(unwanted)).containsEntry("queue_position", 2);
        assertThat(trainer.job(urgent)).containsEntry("queue_position", 0);
        trainer.post("/training-jobs/%s/cancel".formatted(unwanted), "").expectStatus().isOk().expectBody()
                .jsonPath("$.state").isEqualTo("cancelled");
        cancel(running.getFirst());
        var last = trainer.await(patient, "succeeded");
        var first = trainer.await(urgent, "succeeded");
        assertThat(started(first)).isBefore(started(last));
    }

    @Test
    void startsJobsOfEqualPriorityInOrderOfSubmissionEvenAfterAPause() {
        var dataset = trainer.sample("xor");
        var busy = trainer.fillSlots(trainer.sample("iris"));
        var jobs = Stream.of(0, 0, -1, 0)
                .map(priority -> trainer.submit("{'dataset_id': '%s', 'priority': %d, 'training': {'epochs': 1}}"
                        .formatted(dataset, priority)))
                .toList();
        assertThat(positions(jobs)).containsExactly("0", "1", "3", "2");
        trainer.post("/training-jobs/%s/pause".formatted(jobs.getFirst()), "").expectStatus().isOk();
        assertThat(positions(jobs)).containsExactly("null", "0", "2", "1");
        trainer.post("/training-jobs/%s/resume".formatted(jobs.getFirst()), "").expectStatus().isEqualTo(202);
        assertThat(positions(jobs)).containsExactly("0", "1", "3", "2");
        cancel(busy.getFirst());
        var started = jobs.stream().map(id -> started(trainer.await(id, "succeeded"))).toList();
        assertThat(List.of(started.get(0), started.get(1), started.get(3), started.get(2))).isSorted();
    }

    private List<String> positions(List<String> jobs) {
        return jobs.stream().map(id -> String.valueOf(trainer.job(id).get("queue_position"))).toList();
    }

    /** Without cancellation, the job would outlast the test. */
    @Test
    void cancelsARunningJobLongBeforeItsEnd() {
        var id = trainer.submitLongJob(trainer.sample("digits"));
        trainer.await(id, started -> "training".equals(started.get("phase")));
        trainer.post("/training-jobs/%s/cancel".formatted(id), "").expectStatus().isEqualTo(202);
        var job = trainer.await(id, "cancelled");
        assertThat(job).containsEntry("stop_reason", "cancelled").containsEntry("model_id", null)
                .containsEntry("phase", null);
        assertThat(job).extracting("timings", MAP).doesNotContainEntry("training_seconds", null);
        trainer.post("/training-jobs/%s/cancel".formatted(id), "").expectStatus().isOk();
    }

    @Test
    void refusesToCancelAJobThatSucceeded() {
        var job = trainer.train("{'dataset_id': '%s', 'training': {'epochs': 1}}".formatted(trainer.sample("iris")));
        trainer.post("/training-jobs/%s/cancel".formatted(job.get("id")), "").expectStatus().isEqualTo(409).expectBody()
                .jsonPath("$.code").isEqualTo("job_finished");
    }

    @Test
    void keepsTheDatasetOfAJobUntilTheJobEnds() {
        var dataset = trainer.sample("iris");
        var id = trainer.submitLongJob(dataset);
        trainer.await(id, "running");
        trainer.delete("/datasets/" + dataset).expectStatus().isEqualTo(409);
        trainer.delete("/training-jobs/" + id).expectStatus().isEqualTo(409);
        cancel(id);
        trainer.delete("/datasets/" + dataset).expectStatus().isNoContent();
        trainer.get("/training-jobs/" + id).expectStatus().isOk();
        trainer.delete("/training-jobs/" + id).expectStatus().isNoContent();
        trainer.get("/training-jobs/" + id).expectStatus().isNotFound();
    }

    private void cancel(String id) {
        trainer.post("/training-jobs/%s/cancel".formatted(id), "").expectStatus().isEqualTo(202);
        trainer.await(id, "cancelled");
    }

    private static Instant started(Map<String, Object> job) {
        return Instant.parse((String) job.get("started_at"));
    }
}
