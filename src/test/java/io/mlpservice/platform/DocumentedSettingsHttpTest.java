package io.mlpservice.platform;

import io.mlpservice.HttpTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;

import static org.assertj.core.api.Assertions.assertThat;

/** The page on settings names those that the service reads. */
@HttpTest
class DocumentedSettingsHttpTest {
    private static final Pattern ROW = Pattern.compile("^\\| `(mlp\\.[a-z.-]+)` \\|", Pattern.MULTILINE);

    @Autowired
    private ApplicationContext context;

    @Test
    void areKnown() throws IOException {
        var documented = ROW.matcher(Files.readString(Path.of("src/docs/settings.md"))).results()
                .map(row -> row.group(1)).toList();
        assertThat(documented).hasSizeGreaterThan(20);
        assertThat(UnknownSettings.known(context)).containsAll(documented);
    }
}
