package io.mlpservice;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;

/** A message that was not confirmed outlives the process that sent it. */
abstract class KilledWebhookContract {
    /** Where the database is. */
    abstract List<String> settings(Path dataFolder);

    @Test
    void aKilledProcessLosesNoMessage(@TempDir Path folder) {
        var settings = Stream.concat(settings(folder).stream(),
                Stream.of("--mlp.webhooks.allowed-hosts=http://localhost",
                        "--mlp.webhooks.secret=whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw",
                        "--mlp.webhooks.private-addresses=true", "--mlp.webhooks.retry-delays=1s"))
                .toArray(String[]::new);
        var log = folder.resolve("log.txt");
        try (var receiver = new Receiver(500)) {
            String id;
            try (var service = new ServiceProcess(log, settings)) {
                var trainer = service.trainer();
                id = trainer.submit("{'dataset_id': '%s', 'training': {'epochs': 1}, 'webhook': {'url': '%s'}}"
                        .formatted(trainer.sample("xor"), receiver.url()));
                Awaitility.await().until(() -> !receiver.messages().isEmpty());
            }
            try (var service = new ServiceProcess(log, settings)) {
                Awaitility.await().until(() -> "delivered".equals(
                        Trainer.json(service.trainer().get("/training-jobs/%s/webhook".formatted(id))).get("state")));
            }
            assertThat(receiver.messages()).hasSizeGreaterThan(1).extracting(Receiver.Message::id)
                    .containsOnly(receiver.messages().getFirst().id());
            assertThat(receiver.messages()).extracting(Receiver.Message::body)
                    .containsOnly(receiver.messages().getFirst().body());
        }
    }
}
