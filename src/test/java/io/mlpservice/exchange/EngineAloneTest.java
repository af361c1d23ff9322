package io.mlpservice.exchange;

import io.mlpservice.MlpServiceApplication;
import io.mlpservice.engine.encoding.Target;
import io.mlpservice.engine.feature.Feature;
import io.mlpservice.engine.function.ActivationType;
import io.mlpservice.engine.model.ModelFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;

import static org.assertj.core.api.Assertions.assertThat;

/** The engine works without the service and without any library. */
class EngineAloneTest {
    private static final Path CLASSES = Path.of("io", "mlpservice", "engine");

    @TempDir
    private Path folder;

    /** What the build puts into the jar with the classifier engine. */
    private Path jar() throws Exception {
        var service = Path.of(MlpServiceApplication.class.getProtectionDomain().getCodeSource().getLocation().toURI());
        var jar = folder.resolve("engine.jar");
        try (var out = new JarOutputStream(Files.newOutputStream(jar));
                var files = Files.walk(service.resolve(CLASSES))) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                out.putNextEntry(new JarEntry(service.relativize(file).toString().replace('\\', '/')));
                Files.copy(file, out);
            }
        }
        return jar;
    }

    /** The program that the page shows. */
    private static String program() throws IOException {
        var page = Files.readString(Path.of("src/docs/export.md"));
        var section = page.substring(page.indexOf("## Java without the service"));
        var begin = section.indexOf("```java\n") + "```java\n".length();
        return section.substring(begin, section.indexOf("```", begin));
    }

    @Test
    void predictsAsThePageShows() throws Exception {
        var names = List.of("age", "income", "same", "age");
        var model = new ExampleModel().of(Feature.numeric(names.subList(0, 3)))
                .classes(ActivationType.SOFTMAX, new Target("species", List.of("setosa", "virginica"))).build();
        Files.write(folder.resolve("iris.mlp"), new ModelFile(model, Map.of("model", "iris")).toBytes());
        Files.writeString(folder.resolve("Predict.java"),
                program().replace("List.of(\"5.1\", \"3.5\", \"1.4\", \"\")", "List.of(\"5.1\", \"3.5\", \"\")"));
        var errors = folder.resolve("errors.txt");
        var java = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-cp",
                jar().toString(), "Predict.java").directory(folder.toFile()).redirectError(errors.toFile()).start();
        var answer = new String(java.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(java.waitFor()).as(Files.readString(errors)).isZero();
        assertThat(answer).matches("(setosa|virginica) by iris\\R");
    }
}
