package io.mlpservice.console;

import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;
import org.springframework.web.servlet.resource.PathResourceResolver;

import java.io.IOException;
import java.util.function.Supplier;

/** Finds files of the console at addresses that start with the present version. */
final class VersionedFiles extends PathResourceResolver {
    private final Supplier<String> version;

    VersionedFiles(Supplier<String> version) {
        this.version = version;
    }

    @Override
    protected @Nullable Resource getResource(String path, Resource folder) throws IOException {
        var present = version.get() + "/";
        return path.startsWith(present) ? super.getResource(path.substring(present.length()), folder) : null;
    }
}
