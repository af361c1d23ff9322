package io.mlpservice.inference;

import io.mlpservice.Trainer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.util.Objects;

/** Models of a table with a feature of each type, and what {@code /predict} answers for it. */
public final class MixedTable {
    /** The names of the features, in order. */
    public static final String FEATURES = "[\"size\",\"zip\",\"old\",\"built\"]";

    private static final String CSV = "size,zip,old,built,kind\n"
            + "1.5,007,true,2020-01-01,a\n9,100,false,2024-06-30,b\n2.5,007,false,2021-05-05,a\n8,300,true,2023-02-02,b\n,,,,a\n"
                    .repeat(8);

    private MixedTable() {}

    /** Trains a classification and returns the model's id. */
    public static String train(Trainer trainer) {
        return trainer.trainModel(
                "{'dataset_id': '%s', 'features': ['size', 'zip', 'old', 'built'], 'types': {'zip': 'categorical', 'old': 'boolean'}, 'precision': 'float64', 'training': {'epochs': 3}}"
                        .formatted(trainer.dataset(CSV)));
    }

    /** The predictions for rows in the order of the features, as {@code /predict} answers them. */
    public static JsonNode predictions(Trainer trainer, String model, String rows) {
        var answer = trainer.post("/models/%s/predict".formatted(model), "{\"rows\": %s}".formatted(rows))
                .expectStatus()
                .isOk().expectBody(String.class).returnResult().getResponseBody();
        return JsonMapper.shared().readTree(Objects.requireNonNull(answer)).get("predictions");
    }
}
