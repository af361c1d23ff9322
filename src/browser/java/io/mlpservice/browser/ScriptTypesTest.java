package io.mlpservice.browser;

import com.microsoft.playwright.impl.driver.Driver;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;

/** TypeScript checks the types of the console's scripts as their comments state them, run by Playwright's Node. */
@Tag("browser")
class ScriptTypesTest {
    private static final Path CONFIGURATION = Path.of("src/browser/jsconfig.json").toAbsolutePath();

    @Test
    void areRight() throws Exception {
        assertThat(complaints(CONFIGURATION)).isEmpty();
    }

    @Test
    void areSeenToBeWrong(@TempDir Path folder) throws Exception {
        Files.writeString(folder.resolve("wrong.js"), """
                import { h } from 'preact';
                import htm from 'htm';
                import uPlot from 'uplot';
                /** @param {number} count */
                export const wrong = (count) => [count.size, h.nothing, htm.nothing, uPlot.nothing];
                """);
        var configuration = Files.writeString(folder.resolve("jsconfig.json"), """
                {"extends": "%s", "include": ["wrong.js"]}""".formatted(CONFIGURATION));
        assertThat(complaints(configuration)).contains("'size' does not exist on type 'number'",
                "'nothing' does not exist on type 'typeof h'", "'nothing' does not exist on type 'typeof uPlot'")
                .hasLineCount(4);
    }

    private static String complaints(Path configuration) throws IOException, InterruptedException {
        var node = Driver.ensureDriverInstalled(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1"), false)
                .createProcessBuilder().command().getFirst();
        var check = new ProcessBuilder(node, "target/types/typescript/lib/tsc.js", "--project",
                configuration.toString()).redirectErrorStream(true).start();
        var said = new String(check.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(check.waitFor()).as(said).isEqualTo(said.isEmpty() ? 0 : 2);
        return said.strip();
    }
}
