package io.mlpservice.quota;

import io.mlpservice.OwnerOfHeader;
import io.mlpservice.Trainer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.client.RestTestClient;
import org.springframework.test.web.servlet.client.RestTestClient.ResponseSpec;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.util.Objects;
import java.util.UUID;

/** An owner with limits, and what it uses. */
final class LimitedOwner {
    static final int MOST_BYTES = 300_000;
    static final String LIMITS = "mlp.quota.stored-bytes=" + MOST_BYTES
            + "B\nmlp.training.slots=1\nmlp.quota.unfinished-jobs=2\nmlp.quota.training-time.limit=1h\nmlp.quota.training-time.window=1d";

    final String name = "ann" + System.nanoTime();
    final RestTestClient client;
    final Trainer trainer;
    private final JdbcClient sql;

    LimitedOwner(RestTestClient http, JdbcClient sql) {
        this.client = OwnerOfHeader.client(http, name);
        this.trainer = new Trainer(client);
        this.sql = sql;
    }

    JsonNode usage() {
        return json(trainer.get("/usage").expectStatus().isOk());
    }

    long stored() {
        return usage().at("/storage/bytes").asLong();
    }

    long stored(String kind) {
        return usage().at("/storage/parts").valueStream()
                .filter(part -> part.get("kind").asString().equals(kind)).findFirst().orElseThrow().get("bytes")
                .asLong();
    }

    /** Lets a data set count so much that only some bytes are left. */
    void leaveRoom(String dataset, long bytes) {
        sql.sql("update dataset set stored_bytes = stored_bytes + ? where id = ?")
                .params(MOST_BYTES - stored() - bytes, UUID.fromString(dataset)).update();
    }

    String trainBriefly(String dataset) {
        return trainer.trainModel("{'dataset_id': '%s', 'training': {'epochs': 1}}".formatted(dataset));
    }

    static JsonNode json(ResponseSpec answer) {
        return JsonMapper.shared()
                .readTree(Objects.requireNonNull(answer.expectBody().returnResult().getResponseBodyContent()));
    }
}
