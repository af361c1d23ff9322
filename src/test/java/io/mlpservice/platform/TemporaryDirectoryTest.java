package io.mlpservice.platform;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

class TemporaryDirectoryTest {
    @TempDir
    private Path folder;

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
}
