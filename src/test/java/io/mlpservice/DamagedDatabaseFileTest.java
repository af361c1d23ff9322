package io.mlpservice;

import org.awaitility.Awaitility;
import org.h2.tools.Recover;
import org.h2.tools.RunScript;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.test.web.servlet.client.RestTestClient;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.LIST;

/** The service on a database file that is damaged, or is not the one that it was. */
@ExtendWith(OutputCaptureExtension.class)
class DamagedDatabaseFileTest {
    private static final String ACCEPT_LOSS = "--mlp.database.accept-loss=true";
    private static final int UPLOADS = 15;
    private static final int KILLS = Integer.getInteger("mlp.test.kills", 2);

    @TempDir
    Path folder;

    private ConfigurableApplicationContext start(String... settings) {
        return SpringApplication.run(MlpServiceApplication.class, Stream.concat(Stream.of("--server.port=0",
                "--mlp.data-directory=" + folder), Stream.of(settings)).toArray(String[]::new));
    }

    private static Trainer trainer(ConfigurableApplicationContext service) {
        var port = service.getEnvironment().getRequiredProperty("local.server.port");
        return new Trainer(RestTestClient.bindToServer().baseUrl("http://127.0.0.1:" + port).build());
    }

    private Path file() {
        return folder.resolve("mlp-service.mv.db");
    }

    /** The database may close in a thread of its own, and writes until then. */
    private void awaitClosedFile() throws IOException {
        try (var file = FileChannel.open(file(), StandardOpenOption.WRITE)) {
            Awaitility.await().ignoreException(OverlappingFileLockException.class).until(() -> {
                try (var lock = file.tryLock()) {
                    return lock != null;
                }
            });
        }
    }

    private void cut(double share) throws IOException {
        try (var file = FileChannel.open(file(), StandardOpenOption.WRITE)) {
            file.truncate((long) (file.size() * share));
        }
    }

    /** As a process leaves it that is killed. */
    @Test
    void isNotStartedOnAFileThatLostItsEnd(CapturedOutput output) throws IOException {
        var left = Files.createDirectory(folder.resolve("left"));
        try (var service = start()) {
            var trainer = trainer(service);
            for (var upload = 1; upload < UPLOADS; upload++) {
                trainer.sample("digits");
            }
            var mark = folder.resolve("mlp-service.mark");
            Awaitility.await().until(() -> Files.exists(mark));
            var before = Files.readString(mark);
            trainer.sample("digits");
            Awaitility.await().until(() -> !Files.readString(mark).equals(before));
            Files.copy(mark, left.resolve(mark.getFileName()));
            Files.copy(file(), left.resolve(file().getFileName()));
        }
        folder = left;
        cut(0.8);
        assertThatThrownBy(this::start).isInstanceOf(RuntimeException.class);
        assertThat(output).contains(file() + " has lost its latest changes", "backup", ACCEPT_LOSS);
        try (var service = start(ACCEPT_LOSS)) {
            assertThat(Trainer.json(trainer(service).get("/datasets")).get("items")).asInstanceOf(LIST)
                    .hasSizeBetween(1, UPLOADS - 1);
        }
        start().close();
    }

    @Test
    void isNotStartedInPlaceOfADatabaseThatIsGone() throws IOException {
        try (var service = start()) {
            trainer(service).sample("iris");
        }
        awaitClosedFile();
        Files.delete(file());
        assertThatThrownBy(this::start).isInstanceOf(RuntimeException.class);
        start(ACCEPT_LOSS).close();
        start().close();
    }

    /** What was answered is there, so the next start finds nothing to complain about. */
    @Test
    void isStartedAfterAKillWithoutAFalseAlarm() {
        var answered = new ArrayList<String>();
        for (var kill = 0; kill <= KILLS; kill++) {
            try (var service = new ServiceProcess(folder.resolve("log.txt"), "--mlp.data-directory=" + folder)) {
                var trainer = service.trainer();
                answered.forEach(id -> trainer.get("/datasets/" + id).expectStatus().isOk());
                for (var upload = 0; upload < 30; upload++) {
                    answered.add(trainer.sample("iris"));
                }
            }
        }
        assertThat(folder.resolve("mlp-service.mark")).exists();
    }

    @Test
    void isStartedOnceTheMarkCannotBeRead() throws IOException {
        start().close();
        Files.writeString(folder.resolve("mlp-service.mark"), "\0\0\0\0");
        start().close();
        assertThat(folder.resolve("mlp-service.mark")).content().containsPattern("^[0-9]+ 2");
    }

    @ParameterizedTest
    @CsvSource({"0, The file of the database is damaged:", "8192, The database"})
    void isNotStartedOnAFileWhosePartsAreGone(int place, String sentence, CapturedOutput output) throws IOException {
        start().close();
        awaitClosedFile();
        try (var file = FileChannel.open(file(), StandardOpenOption.WRITE)) {
            file.write(ByteBuffer.allocate(place == 0 ? 8192 : (int) file.size() - place), place);
        }
        assertThatThrownBy(this::start).isInstanceOf(RuntimeException.class);
        assertThat(output).contains(sentence + " " + file(), "src/docs/operations.md");
    }

    /** H2 complains of a table that does not exist. */
    @Test
    void isNotStartedOnAFileWithADamagedDefinition(CapturedOutput output) throws IOException {
        start().close();
        replaceInFile("TRAINING_FIT\"(", "TRAINING_FIX\"(");
        assertThatThrownBy(this::start).isInstanceOf(RuntimeException.class);
        assertThat(output).contains("The file of the database is damaged: " + file(), "src/docs/operations.md");
    }

    /** H2 sees nothing wrong in it. */
    @Test
    void isNotStartedOnTablesOfOtherColumns(CapturedOutput output) throws IOException {
        start().close();
        replaceInFile("\"DEATHS\" INTEGER", "\"DEATHT\" INTEGER");
        assertThatThrownBy(this::start).isInstanceOf(RuntimeException.class);
        assertThat(output).contains("The tables of the database are not as this version made them: ", "[deaths]",
                "src/docs/operations.md");
    }

    private void replaceInFile(String text, String other) throws IOException {
        awaitClosedFile();
        var content = Files.readString(file(), StandardCharsets.ISO_8859_1);
        assertThat(content).contains(text);
        Files.writeString(file(), content.replace(text, other), StandardCharsets.ISO_8859_1);
    }

    /** By the commands of src/docs/operations.md, which run these programs. */
    @Test
    void canBeStartedOnWhatRecoverSaved() throws IOException, SQLException {
        var datasets = new ArrayList<String>();
        try (var service = start()) {
            var trainer = trainer(service);
            datasets.addAll(List.of(trainer.sample("iris"), trainer.sample("digits")));
            trainer.trainModel("{'dataset_id': '%s', 'training': {'epochs': 2}}".formatted(datasets.getFirst()));
        }
        awaitClosedFile();
        Recover.main("-dir", folder.toString(), "-db", "mlp-service");
        var saved = folder.resolve("saved");
        RunScript.main("-url", "jdbc:h2:file:%s/mlp-service".formatted(saved), "-script",
                folder.resolve("mlp-service.h2.sql").toString());
        folder = saved;
        try (var service = start()) {
            var trainer = trainer(service);
            datasets.forEach(id -> trainer.get("/datasets/%s/rows".formatted(id)).expectStatus().isOk());
            trainer.post("/models/iris/predict", "{\"rows\": [[5.1, 3.5, 1.4, 0.2]]}").expectStatus().isOk();
        }
    }
}
