package io.mlpservice.training;

import io.mlpservice.OnPostgres;
import io.mlpservice.Trainer;
import io.mlpservice.training.job.JobSettings;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.web.servlet.client.RestTestClient;

import java.util.UUID;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;

@OnPostgres
class TrainingOnPostgresTest extends TrainingContract {
    @Autowired
    private JdbcTemplate database;

    @Autowired
    private JobSettings settings;

    @Autowired
    private RestTestClient http;

    @Test
    void takesOverTheJobOfAProcessWhoseHeartStoppedBeating() {
        var trainer = new Trainer(http);
        var dataset = trainer.sample("iris");
        var others = Stream.generate(() -> trainer.submitLongJob(dataset)).limit(settings.slotsOrDefault()).toList();
        others.forEach(other -> trainer.await(other, "running"));
        var id = trainer.submit("{'dataset_id': '%s', 'training': {'epochs': 5}}".formatted(dataset));
        pretendThatAnotherProcessDiedOfIt(id);
        others.forEach(
                other -> trainer.post("/training-jobs/%s/cancel".formatted(other), "").expectStatus().isEqualTo(202));
        assertThat(trainer.await(id, "succeeded")).containsEntry("attempt", 2);
    }

    private void pretendThatAnotherProcessDiedOfIt(String id) {
        assertThat(database.update(
                "update training_job set state = 'RUNNING', attempt = 1 where id = ? and state = 'QUEUED'",
                UUID.fromString(id))).isEqualTo(1);
        assertThat(database.update("""
                update scheduled_tasks set picked = true, picked_by = 'gone', version = version + 1,
                last_heartbeat = current_timestamp - interval '1 minute' where task_instance = ?""", id)).isEqualTo(1);
    }
}
