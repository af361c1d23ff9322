package io.mlpservice.platform.body;

/** The paths whose bodies are rows to predict. */
public final class PredictionPath {
    private PredictionPath() {}

    /** Whether a path is one of them. */
    public static boolean is(String path) {
        return path.endsWith("/predict") || path.endsWith("/predict/csv") || path.endsWith("/predict/ndjson");
    }
}
