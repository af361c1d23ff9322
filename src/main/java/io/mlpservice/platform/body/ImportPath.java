package io.mlpservice.platform.body;

/** The paths whose bodies are models to import. */
final class ImportPath {
    private ImportPath() {}

    /** Whether a path is one of them. */
    static boolean is(String path) {
        return path.endsWith("/models") || path.endsWith("/models/content");
    }
}
