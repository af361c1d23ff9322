package io.mlpservice.engine.matrix;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.foreign.Arena;
import java.lang.foreign.SymbolLookup;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * OpenBLAS on the class path, with the libraries that it needs. They are copied to a private temporary directory,
 * loaded, and deleted again if the operating system allows that for loaded files.
 */
record NativeLibrary(String folder, String main, List<String> companions) {
    private static final String ROOT = "org/bytedeco/openblas/";

    /** The library for this machine. */
    static NativeLibrary ofThisMachine() {
        var system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        var processor = System.getProperty("os.arch").equals("aarch64") ? "arm64" : "x86_64";
        if (system.startsWith("mac")) {
            return new NativeLibrary("macosx-" + processor, "libopenblas.0.dylib",
                    List.of("libgcc_s.1.1.dylib", "libquadmath.0.dylib", "libgfortran.5.dylib"));
        }
        if (system.startsWith("windows")) {
            return new NativeLibrary("windows-" + processor, "libopenblas.dll", List.of("libwinpthread-1.dll",
                    "libgcc_s_seh-1.dll", "libquadmath-0.dll", "libgfortran-5.dll"));
        }
        return new NativeLibrary("linux-" + processor, "libopenblas.so.0",
                List.of("libgcc_s.so.1", "libquadmath.so.0", "libgfortran.so.5"));
    }

    /**
     * Loads the library for the lifetime of the process.
     *
     * @throws IllegalArgumentException if it is not on the class path or not available for this machine
     */
    @SuppressWarnings("restricted")
    SymbolLookup load() {
        try {
            var target = Files.createTempDirectory(Path.of(System.getProperty("java.io.tmpdir")), "openblas-");
            try {
                companions.forEach(name -> copy(name, target));
                if (!copy(main, target)) {
                    throw new IllegalArgumentException("the class path has no OpenBLAS for " + folder);
                }
                return SymbolLookup.libraryLookup(target.resolve(main), Arena.global());
            } finally {
                delete(target);
            }
        } catch (IOException | UncheckedIOException noPlace) {
            throw new IllegalArgumentException("temporary files cannot be created", noPlace);
        }
    }

    private boolean copy(String name, Path target) {
        try (InputStream library = NativeLibrary.class.getClassLoader()
                .getResourceAsStream(ROOT + folder + "/" + name)) {
            if (library != null) {
                Files.copy(library, target.resolve(name));
            }
            return library != null;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void delete(Path target) throws IOException {
        try (var files = Files.list(target)) {
            files.forEach(file -> file.toFile().delete());
        }
        if (!target.toFile().delete()) {
            target.toFile().deleteOnExit();
        }
    }
}
