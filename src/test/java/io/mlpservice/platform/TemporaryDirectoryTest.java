package io.mlpservice.platform;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.bootstrap.DefaultBootstrapContext;
import org.springframework.boot.context.event.ApplicationEnvironmentPreparedEvent;
import org.springframework.mock.env.MockEnvironment;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assumptions.assumeThat;

class TemporaryDirectoryTest {
    private final String before = System.getProperty("java.io.tmpdir");

    @TempDir
    private Path folder;

    @AfterEach
    void restore() {
        System.setProperty("java.io.tmpdir", before);
    }

    @Test
    void deletesWhatAKilledProcessLeft() throws IOException {
        var left = Files.createDirectory(folder.resolve("gone"));
        Files.writeString(left.resolve("mlp-upload-1.tmp"), "a,b");
        Files.createFile(folder.resolve("gone.lock"));
        assertThat(new TemporaryDirectory().create(folder)).isEmptyDirectory();
        assertThat(left).doesNotExist();
        assertThat(folder.resolve("gone.lock")).doesNotExist();
    }

    @Test
    void keepsTheFolderOfAProcessThatLives() throws IOException {
        var first = new TemporaryDirectory().create(folder);
        Files.writeString(first.resolve("mlp-upload-1.tmp"), "a,b");
        var second = new TemporaryDirectory().create(folder);
        assertThat(first).isNotEmptyDirectory();
        assertThat(second).isNotEqualTo(first).isEmptyDirectory();
    }

    @Test
    void keepsOtherUsersOutOfTheDirectoriesThatItMakes() throws IOException {
        assumeThat(folder.getFileSystem().supportedFileAttributeViews()).contains("posix");
        new TemporaryDirectory().create(folder.resolve("data/tmp"));
        for (var made : List.of("data", "data/tmp")) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve(made))))
                    .isEqualTo("rwx------");
        }
    }

    @Test
    void leavesOtherFilesAlone() throws IOException {
        var other = Files.createDirectory(folder.resolve("notes"));
        new TemporaryDirectory().create(folder);
        assertThat(other).exists();
    }

    @Test
    void showsTheRoomOnTheDiskOfTheDataDirectory() {
        var environment = start(folder.toString(), "jdbc:h2:file:" + folder + "/mlp-service");
        assertThat(environment.getProperty("management.health.diskspace.path")).isEqualTo(folder.toString());
        assertThat(environment.getProperty("management.metrics.system.diskspace.paths[0]"))
                .isEqualTo(folder.toString());
        assertThat(environment.getProperty("server.tomcat.basedir")).startsWith(folder.toString());
    }

    @Test
    void refusesADirectoryForTheDatabaseThatCannotBeWrittenTo() throws IOException {
        var data = Files.createFile(folder.resolve("file")).resolve("data").toString();
        assertThatExceptionOfType(UnwritableDataException.class)
                .isThrownBy(() -> start(data, "jdbc:h2:file:" + data + "/mlp-service;WRITE_DELAY=0"))
                .satisfies(failure -> assertThat(new UnwritableDataFailureAnalyzer().analyze(failure)).isNotNull()
                        .satisfies(analysis -> {
                            assertThat(analysis.getDescription()).contains(data);
                            assertThat(analysis.getAction()).contains("mlp.data-directory", "spring.datasource.url");
                        }));
    }

    @Test
    void needsNoDirectoryWhereTheDataAreElsewhere() throws IOException {
        var data = Files.createFile(folder.resolve("file")).resolve("data").toString();
        assertThat(start(data, "jdbc:postgresql://localhost/mlp").getProperty("management.health.diskspace.path"))
                .isNull();
    }

    private static MockEnvironment start(String data, String database) {
        var environment = new MockEnvironment().withProperty("mlp.data-directory", data)
                .withProperty("spring.datasource.url", database);
        new TemporaryDirectory().onApplicationEvent(new ApplicationEnvironmentPreparedEvent(
                new DefaultBootstrapContext(), new SpringApplication(), new String[0], environment));
        return environment;
    }
}
