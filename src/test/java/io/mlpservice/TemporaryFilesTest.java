package io.mlpservice;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

/** Temporary files lie in the data directory, and a later start deletes what a killed process left there. */
class TemporaryFilesTest {
    private static final String FORM = """
            --edge\r
            Content-Disposition: form-data; name="file"; filename="table.csv"\r
            \r
            %s""".formatted("x,y\n".repeat(5000));

    @TempDir
    private Path folder;

    @Test
    void aKilledUploadLeavesNothingBehindOnceTheServiceStartsAgain() throws IOException {
        var system = Files.createDirectory(folder.resolve("system"));
        var ofTheService = folder.resolve("data/tmp");
        String[] settings = {"-Djava.io.tmpdir=" + system, "--mlp.data-directory=" + folder.resolve("data")};
        try (var service = new ServiceProcess(folder.resolve("log.txt"), settings);
                var _ = upload(service, "/api/v1/datasets", "multipart/form-data; boundary=edge", FORM);
                var _ = upload(service, "/api/v1/datasets/content", "text/csv", "x,y\n")) {
            Awaitility.await().atMost(ServiceProcess.PATIENCE).untilAsserted(
                    () -> assertThat(filesOf(ofTheService)).anyMatch(name -> name.startsWith("upload_"))
                            .anyMatch(name -> name.startsWith("upload-")));
            service.kill();
            try (var _ = service.again(settings)) {
                assertThat(filesOf(ofTheService)).noneMatch(name -> name.startsWith("upload"));
                assertThat(filesOf(system)).isEmpty();
            }
        }
    }

    /** Sends the beginning of an upload. */
    private static Socket upload(ServiceProcess service, String path, String type, String beginning)
            throws IOException {
        var address = URI.create(service.address());
        var socket = new Socket(address.getHost(), address.getPort());
        socket.getOutputStream().write("""
                POST %s HTTP/1.1\r
                Host: localhost\r
                Content-Type: %s\r
                Content-Length: 1000000\r
                \r
                %s""".formatted(path, type, beginning).getBytes(StandardCharsets.US_ASCII));
        return socket;
    }

    private static List<String> filesOf(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).map(file -> file.getFileName().toString()).toList();
        }
    }
}
