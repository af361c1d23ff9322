package io.mlpservice.platform;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.event.ApplicationEnvironmentPreparedEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.core.env.MapPropertySource;
import org.springframework.util.FileSystemUtils;

import java.io.File;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Puts temporary files into a folder of this process in the data directory, where a large upload has as much room as what
 * it becomes, and deletes what killed processes left there. A process that lives holds a lock beside its folder. Health and
 * metrics show the room on the disk of that directory.
 */
public final class TemporaryDirectory implements ApplicationListener<ApplicationEnvironmentPreparedEvent> {
    private static final String PROPERTY = "java.io.tmpdir";
    private static final String LOCK = ".lock";
    private static final String EMBEDDED = "jdbc:h2:file:";

    /** Open until the process ends. */
    private @Nullable FileChannel lock;

    @Override
    public void onApplicationEvent(ApplicationEnvironmentPreparedEvent event) {
        var environment = event.getEnvironment();
        var setting = environment.getProperty("mlp.data-directory", "data");
        var data = Path.of(setting).toAbsolutePath();
        try {
            var own = create(data.resolve("tmp")).toString();
            System.setProperty(PROPERTY, own);
            environment.getPropertySources()
                    .addLast(new MapPropertySource(PROPERTY, Map.of("server.tomcat.basedir", own,
                            "management.health.diskspace.path", data.toString(),
                            "management.metrics.system.diskspace.paths[0]", data.toString())));
        } catch (IOException e) {
            // A service whose data are elsewhere may have no directory to write to. The system's own one remains. On a
            // full disk the database starts nevertheless.
            if (environment.getProperty("spring.datasource.url", "").startsWith(EMBEDDED + setting)
                    && !(Files.isDirectory(data) && Files.isWritable(data))) {
                throw new UnwritableDataException(data, e);
            }
        }
    }

    /**
     * Makes a file. The JDK alone would make it in the directory that the virtual machine began with.
     *
     * @param prefix of its name
     */
    public static Path file(String prefix) throws IOException {
        return Files.createTempFile(current(), prefix, ".tmp");
    }

    /**
     * A folder for Tomcat, which makes one elsewhere if it gets none, although nothing is served from it; empty if the disk is
     * full.
     */
    static Optional<File> emptyFolder() {
        try {
            return Optional.of(Files.createTempDirectory(current(), "documents-").toFile());
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static Path current() throws IOException {
        return OwnerOnly.createDirectories(Path.of(System.getProperty(PROPERTY)));
    }

    /** A folder of this process in the given one, once those of processes that are gone have been deleted. */
    Path create(Path folder) throws IOException {
        OwnerOnly.createDirectories(folder);
        try (var locks = Files.newDirectoryStream(folder, "*" + LOCK)) {
            for (var left : locks) {
                deleteUnlessInUse(left);
            }
        }
        var own = folder.resolve(UUID.randomUUID().toString());
        lock = open(lockOf(own));
        lock.lock();
        return OwnerOnly.createDirectories(own);
    }

    private static Path lockOf(Path folder) {
        return folder.resolveSibling(folder.getFileName() + LOCK);
    }

    private static FileChannel open(Path lock) throws IOException {
        return FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    }

    private static void deleteUnlessInUse(Path lock) throws IOException {
        try (var channel = open(lock)) {
            if (channel.tryLock() != null) {
                var name = lock.getFileName().toString();
                FileSystemUtils
                        .deleteRecursively(lock.resolveSibling(name.substring(0, name.length() - LOCK.length())));
                Files.deleteIfExists(lock);
            }
        } catch (OverlappingFileLockException e) {
            // It is a folder of this very process.
        }
    }
}
