package io.mlpservice.dataset;

import io.mlpservice.Trainer;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.client.RestTestClient;
import org.springframework.test.web.servlet.client.RestTestClient.ResponseSpec;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** Uploads tables as text and predicts for them. */
record TextTables(RestTestClient http, Trainer trainer) {
    ResponseSpec upload(String query, String body) {
        return upload(query, body, "text/csv");
    }

    ResponseSpec upload(String query, String body, String type) {
        return http.post().uri("/api/v1/datasets/content" + query).contentType(MediaType.parseMediaType(type))
                .body(body.getBytes(StandardCharsets.UTF_8)).exchange();
    }

    String rows(Map<String, Object> dataset) {
        return String.valueOf(Trainer.json(trainer.get("/datasets/%s/rows".formatted(dataset.get("id")))).get("rows"));
    }

    String predictions(String model, String json) {
        var answer = Trainer.json(trainer.post("/models/%s/predict".formatted(model), json).expectStatus().isOk());
        return String.valueOf(answer.get("predictions"));
    }

    /** The answers to a table, without the warnings. */
    List<String> answers(String model, String table, String type) {
        return answer(model, table, type).lines().map(line -> line.replaceFirst(",.*", "")).toList();
    }

    /** The answer to a table, in CSV. */
    String answer(String model, String table, String type) {
        return String.valueOf(http.post().uri("/api/v1/models/{id}/predict", model)
                .contentType(MediaType.parseMediaType(type))
                .header("Accept", "text/csv").body(table).exchange().expectStatus().isOk().expectBody(String.class)
                .returnResult().getResponseBody());
    }
}
