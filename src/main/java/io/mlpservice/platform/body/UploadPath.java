package io.mlpservice.platform.body;

import java.util.Set;

/** The paths whose bodies are tables to store, which are read from disk. */
final class UploadPath {
    private static final String DATASETS = "/datasets";
    private static final Set<String> BELOW = Set.of("", "/rows", "/content", "/preview", "/preview/rows",
            "/preview/content");

    private UploadPath() {}

    /** Whether a path is one of them. */
    static boolean is(String path) {
        var place = path.lastIndexOf(DATASETS);
        return place >= 0 && BELOW.contains(path.substring(place + DATASETS.length()));
    }
}
