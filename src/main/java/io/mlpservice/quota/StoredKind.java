package io.mlpservice.quota;

import io.swagger.v3.oas.annotations.media.Schema;

/** What owners store. */
@Schema(name = "StoredKind", description = "What takes room in the database.")
public enum StoredKind {
    /** Their files and columns. */
    DATASETS("data sets"),
    /** Their parameters, configurations and metrics. */
    MODELS("models"),
    /** Their configurations, epochs, snapshots and checkpoints. */
    TRAINING_JOBS("training jobs"),
    /** Their results. */
    PREDICTION_JOBS("prediction jobs");

    private final String words;

    StoredKind(String words) {
        this.words = words;
    }

    String words() {
        return words;
    }
}
