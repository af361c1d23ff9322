package io.mlpservice.exchange;

import ai.onnxruntime.OrtEnvironment;
import io.mlpservice.engine.data.Column;
import io.mlpservice.engine.data.Table;
import io.mlpservice.engine.encoding.Prediction;
import io.mlpservice.engine.encoding.Target;
import io.mlpservice.engine.feature.CategoryEncoding;
import io.mlpservice.engine.feature.Feature;
import io.mlpservice.engine.feature.MissingValues;
import io.mlpservice.engine.function.ActivationType;
import io.mlpservice.engine.model.TrainedModel;
import io.mlpservice.engine.network.LayerSpec;
import io.mlpservice.engine.scaling.Scaling;
import io.mlpservice.exchange.javascript.JavascriptModule;
import io.mlpservice.exchange.onnx.OnnxFile;
import io.mlpservice.exchange.onnx.OnnxOptions;
import io.mlpservice.exchange.pipeline.PipelineDocument;
import io.mlpservice.exchange.safetensors.SafetensorsFile;
import io.mlpservice.platform.json.EnumNames;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/** The programs of the page about exports, where what runs them is there. */
class ExportPageTest {
    private static final List<String> NAMES = List.of("sepal_length", "sepal_width", "petal_length", "petal_width");
    private static final List<String> SPECIES = List.of("setosa", "versicolor", "virginica");
    private static final TrainedModel IRIS = iris(Double.NaN);
    private static final JsonMapper JSON = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE).addModule(new EnumNames()).build();
    /** The cells of the page, with a gap or without. */
    private static final double[][] ROWS = {{5.1, 3.5, 1.4, 0.2}, {5.1, 3.5, 1.4, Double.NaN}};

    @TempDir
    private Path folder;

    /** A model of a table whose last cell may be a gap. */
    private static TrainedModel iris(double lastCell) {
        var columns = new double[][]{{5.1, 4.9, 6.4, 5.9}, {3.5, 3, 3.2, 3}, {1.4, 1.5, 4.5, 5.1},
            {0.2, 0.2, 1.5, lastCell}};
        var table = new Table(IntStream.range(0, NAMES.size())
                .<Column>mapToObj(column -> new Column.Numeric(NAMES.get(column), columns[column])).toList());
        return new ExampleModel().on(table).of(Feature.numeric(NAMES))
                .with(Scaling.STANDARD, MissingValues.MEDIAN, CategoryEncoding.ONE_HOT)
                .hidden(new LayerSpec(4, ActivationType.RELU.withDefaults()))
                .classes(ActivationType.SOFTMAX, new Target("species", SPECIES)).build();
    }

    /** The programs in a language, below a heading. */
    private static List<String> programs(String heading, String language) throws IOException {
        var page = Files.readString(Path.of("src/docs/export.md"));
        var begin = page.indexOf("\n%s\n".formatted(heading));
        var end = page.indexOf("\n" + heading.replaceAll("[^#].*", "") + " ", begin + heading.length());
        var programs = Pattern.compile("```%s\\n(.*?)```".formatted(language), Pattern.DOTALL)
                .matcher(page.substring(begin, end < 0 ? page.length() : end)).results()
                .map(program -> program.group(1)).toList();
        assertThat(programs).as(heading).isNotEmpty();
        return programs;
    }

    private static Prediction.Label predicted(int row) {
        return (Prediction.Label) IRIS.predict(ROWS).get(row);
    }

    private String run(String... command) throws Exception {
        var errors = folder.resolve("errors.txt");
        var builder = new ProcessBuilder(command).directory(folder.toFile()).redirectError(errors.toFile());
        builder.environment().put("PYTHONDONTWRITEBYTECODE", "1");
        var process = builder.start();
        var answer = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(Files.readString(errors)).isZero();
        return answer.strip();
    }

    private static boolean isThere(String program) throws InterruptedException {
        try {
            return new ProcessBuilder(program, "--version").start().waitFor() == 0;
        } catch (IOException e) {
            return false;
        }
    }

    private static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    @Test
    void predictsWithOnnxRuntimeInJava() throws Exception {
        Files.write(folder.resolve("iris.onnx"),
                OnnxFile.write(IRIS, new OnnxOptions(null, null), "iris@1", Map.of("model", "iris")));
        var program = programs("### Java", "java").getFirst();
        var last = program.lastIndexOf('}');
        Files.writeString(folder.resolve("Predict.java"), """
                import ai.onnxruntime.*;

                void main() throws Exception {
                %sIO.println(labels[0] + " " + probabilities[0].length);
                %s}
                """.formatted(program.substring(0, last), program.substring(last)));
        var runtime = Path.of(OrtEnvironment.class.getProtectionDomain().getCodeSource().getLocation().toURI());
        assertThat(run(java(), "--enable-native-access=ALL-UNNAMED", "-cp", runtime.toString(), "Predict.java"))
                .isEqualTo(predicted(0).label() + " 3");
    }

    @Test
    void predictsInJavaScript() throws Exception {
        assumeTrue(isThere("node"), "node is not installed, so the page's JavaScript is not run");
        Files.write(folder.resolve("iris.mjs"), JavascriptModule.write(IRIS,
                JSON.writeValueAsString(PipelineDocument.of(IRIS)), "{\"version\": \"1\"}"));
        Files.writeString(folder.resolve("predict.mjs"), programs("## JavaScript", "js").getFirst());
        var answer = run("node", "predict.mjs").split(" ", -1);
        assertThat(answer[0]).isEqualTo(predicted(1).label());
        assertThat(Double.parseDouble(answer[1]))
                .isEqualTo(predicted(1).probabilities()[Prediction.mostProbable(predicted(1).probabilities())],
                        within(1e-5));
        assertThat(answer[2]).isEqualTo("1");
    }

    /** Modules of this project stand in for PyTorch and safetensors. */
    @Test
    void predictsWithTensorsInPython() throws Exception {
        requirePython();
        var model = iris(2.1);
        Files.write(folder.resolve("iris.safetensors"), SafetensorsFile.write(model,
                Map.of(SafetensorsFile.PIPELINE, JSON.writeValueAsString(PipelineDocument.of(model)))));
        Files.writeString(folder.resolve("predict.py"), """
                import sys
                sys.path.insert(0, %s)
                %sprint(json.dumps(probabilities))
                """.formatted(
                JSON.writeValueAsString(Path.of("src/test/resources/python-stand-ins").toAbsolutePath().toString()),
                programs("## safetensors", "python").getFirst()));
        var probabilities = JSON.readTree(run("python3", "predict.py"));
        var expected = (Prediction.Label) model.predict(ROWS).getFirst();
        assertThat(SPECIES.stream().mapToDouble(species -> probabilities.get(species).asDouble()).toArray())
                .containsExactly(expected.probabilities(), within(1e-5));
    }

    private static void requirePython() throws InterruptedException {
        assumeTrue(isThere("python3"), "python3 is not installed, so the page's Python is left out");
    }

    /** Their packages may not be there, so they are only compiled. */
    @Test
    void showsPythonThatCompiles() throws Exception {
        requirePython();
        for (var heading : List.of("### Networks of scikit-learn", "### Python", "## safetensors")) {
            for (var program : programs(heading, "python")) {
                Files.writeString(folder.resolve("program.py"), program);
                run("python3", "-m", "py_compile", "program.py");
            }
        }
    }
}
