package io.mlpservice.platform.body;

import java.util.List;

/** The paths whose bodies are tables to store, which are read from disk. */
final class UploadPath {
    private static final List<String> ENDS = List.of("/datasets", "/datasets/rows", "/datasets/content",
            "/datasets/preview", "/datasets/preview/rows", "/datasets/preview/content");

    private UploadPath() {}

    /** Whether a path is one of them. */
    static boolean is(String path) {
        return ENDS.stream().anyMatch(path::endsWith);
    }
}
