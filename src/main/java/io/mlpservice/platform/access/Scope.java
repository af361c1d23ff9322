package io.mlpservice.platform.access;

import io.mlpservice.platform.JsonNames;

/** What a key or token is good for. */
public enum Scope {
    /** Data sets: upload, read, delete. */
    DATASETS,
    /** Training jobs and models, which includes reading data sets. */
    TRAIN,
    /** Predictions, which includes reading models. */
    PREDICT,
    /** Keys, and how the service is doing. */
    ADMIN;

    /** The scope as clients and tokens write it. */
    public String text() {
        return JsonNames.of(this);
    }
}
