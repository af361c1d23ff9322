package io.mlpservice.exchange;

import io.mlpservice.engine.model.ModelFile;
import io.mlpservice.engine.model.TrainedModel;
import io.mlpservice.exchange.pipeline.PipelineDocument;
import io.mlpservice.exchange.safetensors.SafetensorsFile;
import io.mlpservice.platform.json.StrictJsons;
import io.mlpservice.platform.problem.ProblemException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

import java.nio.ByteBuffer;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.CRC32C;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/** Files that were made to be read wrongly. */
class ModelReaderTest {
    private static final JsonMapper JSON = StrictJsons.MAPPER;
    private static final TrainedModel MODEL = new ExampleModel().of(ExampleModel.ALL).build();

    private static void read(byte[] file, ImportFormat format) {
        ReadModels.complete(file, format);
    }

    private static String refusal(byte[] file, ImportFormat format) {
        var problem = catchThrowableOfType(ProblemException.class, () -> read(file, format)).problem();
        assertThat(problem.status()).isEqualTo(422);
        return problem.detail() + problem.errors();
    }

    private static byte[] withPipeline(String from, String to) {
        var pipeline = JSON.writeValueAsString(PipelineDocument.of(MODEL));
        assertThat(pipeline).contains(from);
        return SafetensorsFile.write(MODEL, Map.of(SafetensorsFile.PIPELINE, pipeline.replace(from, to)));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {"\"format\":1 | \"format\":2 | has format 2",
        "\"name\":\"age\" | \"name\":\"color\" | occurs twice", "\"name\":\"age\" | \"name\":\" \" | blank",
        "\"name\":\"age\" | \"name\":\"\\u0000\" | cannot be stored",
        "\"units\":5 | \"units\":65536 | needs a tensor 'layers.0.weight' of shape [65536,",
        "\"units\":5 | \"units\":2000000000 | units",
        "\"polynomial_degree\":1 | \"polynomial_degree\":99 | polynomial_degree",
        "\"kind\":\"linear\" | \"kind\":\"java.lang.Runtime\" | kind",
        "\"units\":5 | \"path\":\"/etc/passwd\",\"units\":5 | path",
        "\"year_scale\":{ | \"year_scale\":null,\"scale\":{ | not JSON",
        "\"versicolor\" | \"setosa\" | must differ"})
    void areRefusedByWhatIsWrongWithThePipeline(String from, String to, String detail) {
        assertThat(refusal(withPipeline(from, to), ImportFormat.SAFETENSORS)).contains(detail);
    }

    @Test
    void areRefusedWithAClassThatIsTooLong() {
        assertThat(refusal(withPipeline("\"versicolor\"", "\"%s\"".formatted("v".repeat(10_001))),
                ImportFormat.SAFETENSORS)).contains("10,001 characters", "up to 10,000");
    }

    @Test
    void areRefusedWithADateThatNoCalendarHas() {
        var least = JSON.writeValueAsString(PipelineDocument.of(MODEL)).replaceFirst("(?s).*\"time_of_day\":true,", "")
                .replaceFirst("(?s),.*", "");
        assertThat(refusal(withPipeline(least, "\"least\":-1e300"), ImportFormat.SAFETENSORS))
                .contains("do not fit together");
    }

    @Test
    void areRefusedWithNumbersThatAreNone() {
        var file = SafetensorsFile.write(MODEL, Map.of(SafetensorsFile.PIPELINE,
                JSON.writeValueAsString(PipelineDocument.of(MODEL))));
        for (var place = 1; place <= Float.BYTES; place++) {
            file[file.length - place] = (byte) 0xff;
        }
        assertThat(refusal(file, ImportFormat.SAFETENSORS)).contains("finite");
    }

    @Test
    void areRefusedWhenTheySayTooMuchOfThemselves() {
        var entries = IntStream.range(0, 101).boxed()
                .collect(Collectors.toMap(String::valueOf, String::valueOf));
        assertThat(refusal(new ModelFile(MODEL, entries).toBytes(), ImportFormat.MLP)).contains("up to 100 entries");
        assertThat(refusal(new ModelFile(MODEL, Map.of("a", "b".repeat(10_000))).toBytes(), ImportFormat.MLP))
                .contains("10,000 characters");
        assertThat(refusal(new ModelFile(MODEL, Map.of("a", "\0")).toBytes(), ImportFormat.MLP)).contains("NUL");
    }

    /** The checksums are made right again, so that every byte is looked at. */
    @Test
    void areRefusedOrReadHoweverTheirContentIsDamaged() {
        var file = new ModelFile(MODEL, Map.of("model", "iris")).toBytes();
        var random = new Random(11);
        for (var round = 0; round < 3_000; round++) {
            var damaged = file.clone();
            damaged[8 + random.nextInt(file.length - 16)] = (byte) random.nextInt(256);
            // The model within the file has a checksum of its own.
            var begin = file.length - Integer.BYTES - MODEL.toBytes().length;
            seal(damaged, begin, file.length - Integer.BYTES);
            seal(damaged, 0, file.length);
            var refusal = catchThrowable(() -> read(damaged, ImportFormat.MLP));
            if (refusal != null) {
                assertThat(refusal).isInstanceOf(ProblemException.class);
            }
        }
    }

    private static void seal(byte[] file, int from, int to) {
        var checksum = new CRC32C();
        checksum.update(file, from, to - from - Integer.BYTES);
        ByteBuffer.wrap(file).putInt(to - Integer.BYTES, (int) checksum.getValue());
    }
}
