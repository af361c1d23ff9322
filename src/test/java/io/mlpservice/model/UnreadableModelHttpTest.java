package io.mlpservice.model;

import io.mlpservice.HttpTest;
import io.mlpservice.Trainer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.web.servlet.client.RestTestClient;
import org.springframework.test.web.servlet.client.RestTestClient.ResponseSpec;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.zip.CRC32C;

import static org.assertj.core.api.Assertions.assertThat;

/** Models whose stored bytes this version cannot read. */
@HttpTest
class UnreadableModelHttpTest {
    @Autowired
    private RestTestClient http;

    @Autowired
    private JdbcTemplate database;

    private Trainer trainer;

    @BeforeEach
    void connect() {
        trainer = new Trainer(http);
    }

    private String model(UnaryOperator<byte[]> change) {
        var id = trainer.trainModel("""
                {'dataset_id': '%s', 'training': {'epochs': 1}, 'network': {'hidden_layers': []}}"""
                .formatted(trainer.sample("iris")));
        var key = UUID.fromString(id);
        var bytes = Objects.requireNonNull(database.queryForObject(
                "select bytes from model_content where model_id = ?", byte[].class, key));
        database.update("update model_content set bytes = ? where model_id = ?", change.apply(bytes), key);
        return id;
    }

    @Test
    void answerWithAProblemWhereverTheyAreNeeded() {
        var model = model(bytes -> Arrays.copyOf(bytes, bytes.length - 1));
        var dataset = trainer.sample("iris");
        assertUnreadable(post("/models/%s/predict".formatted(model), "{'rows': [[5.1, 3.5, 1.4, 0.2]]}"),
                "model_damaged");
        assertUnreadable(post("/predict", "{'model': '%s', 'rows': [['?']]}".formatted(model)),
                "model_damaged");
        assertUnreadable(post("/models/%s/evaluations".formatted(model),
                "{'dataset_id': '%s'}".formatted(dataset)), "model_damaged");
        assertUnreadable(post("/models/%s/trace".formatted(model),
                "{'instance': {}, 'target': {'species': 'setosa'}, 'learning_rate': 0.1}"), "model_damaged");
        assertUnreadable(trainer.get("/models/%s/parameters".formatted(model)), "model_damaged");
        assertUnreadable(post("/training-jobs",
                "{'dataset_id': '%s', 'from_model': '%s'}".formatted(dataset, model)), "model_damaged");
        assertUnreadable(post("/training-jobs/validate",
                "{'dataset_id': '%s', 'from_model': '%s'}".formatted(dataset, model)), "model_damaged");
        trainer.get("/models/" + model).expectStatus().isOk();
        trainer.delete("/models/" + model).expectStatus().isNoContent();
    }

    @ParameterizedTest
    @CsvSource({"0, model_damaged", "1, model_format_newer"})
    void sayWhetherTheyAreDamagedOrNewer(int versions, String code) {
        var model = model(bytes -> {
            var changed = ByteBuffer.wrap(bytes.clone());
            changed.putInt(Integer.BYTES, changed.getInt(Integer.BYTES) + 1);
            return versions == 0 ? changed.array() : sealed(changed);
        });
        assertUnreadable(post("/models/%s/predict".formatted(model), "{'rows': [[5.1, 3.5, 1.4, 0.2]]}"),
                code);
    }

    private ResponseSpec post(String path, String json) {
        return trainer.post(path, json.replace('\'', '"'));
    }

    private static byte[] sealed(ByteBuffer bytes) {
        var end = bytes.capacity() - Integer.BYTES;
        var checksum = new CRC32C();
        checksum.update(bytes.slice(0, end));
        bytes.putInt(end, (int) checksum.getValue());
        var sealed = new byte[bytes.capacity()];
        bytes.get(0, sealed);
        return sealed;
    }

    private static void assertUnreadable(ResponseSpec response, String code) {
        response.expectStatus().isEqualTo(503).expectHeader().contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .expectHeader().doesNotExist("Retry-After");
        assertThat(Trainer.json(response)).containsAllEntriesOf(Map.of("code", code, "status", 503))
                .extractingByKey("detail").asString().contains("iris@").doesNotContain("java", "Exception");
    }
}
