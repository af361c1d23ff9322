package io.mlpservice.console;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;

import static org.assertj.core.api.Assertions.assertThat;

/** What the console says differs between trainings. */
class ComparisonTest {
    @TempDir
    private Path folder;

    @Test
    void putsWhatOnlyOneTypeHasToTheType() throws Exception {
        assertThat(
                shown("""
                        [{"training": {"epochs": 5, "optimizer": {"type": "sgd", "learning_rate": 0.1, "momentum": 0.9}}},
                         {"training": {"epochs": 5, "optimizer": {"type": "adam", "learning_rate": 0.1, "beta1": 0.9, "beta2": null}}}]"""))
                .isEqualToIgnoringNewLines("""
                        epochs: 5 | 5 (same)
                        optimizer: sgd (momentum 0.9) | adam (beta1 0.9)
                        optimizer, learning rate: 0.1 | 0.1 (same)
                        """);
    }

    @Test
    void putsThePatienceToWhatIsWatched() throws Exception {
        assertThat(shown("""
                [{"training": {"early_stopping": {"monitor": "validation_loss", "patience": 20, "min_delta": 0.0001}}},
                 {"training": {"early_stopping": {"monitor": "none", "patience": null, "min_delta": null}}}]"""))
                .isEqualToIgnoringNewLines("""
                        early stopping, monitor: validation loss (patience 20, min delta 0.0001) | none
                        """);
    }

    @Test
    void showsWhatOneHasAndTheOtherDoesNot() throws Exception {
        assertThat(
                shown("""
                        [{"weight_column": "w", "network": {"hidden_layers": [{"units": 3, "activation": "relu", "dropout": 0.5}]}},
                         {"weight_column": null, "network": {"hidden_layers": []}}]"""))
                .isEqualToIgnoringNewLines("""
                        weight column: w | –
                        hidden layers: 3 relu + dropout 0.5 | none
                        """);
    }

    private String shown(String configurations) throws Exception {
        var page = Files.createDirectories(folder.resolve("page"));
        Files.copy(Path.of("src/main/resources/console/page/format.js"), page.resolve("format.js"));
        Files.writeString(folder.resolve("package.json"), "{\"type\": \"module\"}");
        var room = Files.createDirectories(folder.resolve("comparison"));
        Files.copy(Path.of("src/main/resources/console/comparison/differences.js"), room.resolve("differences.js"));
        return new Program(folder).script(
                """
                        import { differences, flatten, pathName } from './comparison/differences.js';
                        for (const { path, texts, same } of differences(JSON.parse(process.argv[2]).map(flatten))) {
                          console.log(`${pathName(path)}: ${texts.map((text) => text ?? '–').join(' | ')}${same ? ' (same)' : ''}`);
                        }
                        """,
                configurations);
    }
}
