package io.mlpservice.console;

import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * A file of the console.
 *
 * @param path below the console's folder, such as {@code vendor/preact.js}
 * @param content its text
 */
record PageFile(String path, String content) {
    /** On the class path. */
    static final String FOLDER = "/console/";

    /** All files, by path. */
    static List<PageFile> all() {
        try {
            var files = new ArrayList<PageFile>();
            for (var resource : new PathMatchingResourcePatternResolver().getResources("classpath*:" + FOLDER + "**")) {
                if (resource.isReadable()) {
                    files.add(new PageFile(pathOf(resource), resource.getContentAsString(StandardCharsets.UTF_8)));
                }
            }
            files.sort(Comparator.comparing(PageFile::path));
            return List.copyOf(files);
        } catch (IOException problem) {
            throw new UncheckedIOException(problem);
        }
    }

    private static String pathOf(Resource resource) throws IOException {
        var address = resource.getURL().getPath();
        return address.substring(address.lastIndexOf(FOLDER) + FOLDER.length());
    }
}
