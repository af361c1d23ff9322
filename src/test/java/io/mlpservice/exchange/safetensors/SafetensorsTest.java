package io.mlpservice.exchange.safetensors;

import io.mlpservice.engine.data.NumberMarks;
import io.mlpservice.engine.data.NumberSign;
import io.mlpservice.engine.feature.CategoryEncoding;
import io.mlpservice.engine.feature.Feature;
import io.mlpservice.engine.feature.FeatureType;
import io.mlpservice.engine.feature.MissingValues;
import io.mlpservice.engine.feature.Polynomial;
import io.mlpservice.engine.function.ActivationType;
import io.mlpservice.engine.matrix.Precision;
import io.mlpservice.engine.model.TrainedModel;
import io.mlpservice.engine.network.LayerSpec;
import io.mlpservice.engine.scaling.ColumnScale.Linear;
import io.mlpservice.engine.scaling.ColumnScale.Logarithmic;
import io.mlpservice.engine.scaling.Scaling;
import io.mlpservice.exchange.ExampleModel;
import io.mlpservice.exchange.pipeline.PipelineDocument;
import io.mlpservice.platform.json.StrictJsons;
import io.mlpservice.platform.problem.ProblemException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.json.JsonMapper;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowable;

class SafetensorsTest {
    private static final JsonMapper JSON = StrictJsons.MAPPER;
    private static final SafetensorsReader READER = new SafetensorsReader(StrictJsons.STRICT);

    private static byte[] file(TrainedModel model) {
        return SafetensorsFile.write(model, Map.of("model", "iris", SafetensorsFile.PIPELINE,
                JSON.writeValueAsString(PipelineDocument.of(model))));
    }

    private static void comesBackTheSame(TrainedModel model) {
        var contents = READER.read(file(model));
        assertThat(contents.metadata()).containsExactly(Map.entry("model", "iris"));
        assertThat(contents.model().toBytes()).isEqualTo(model.toBytes());
    }

    @Test
    void bringBackTheSignOfEachFeature() {
        comesBackTheSame(new ExampleModel().marks(NumberMarks.of(".", null, List.of("%")))
                .of(List.of(Feature.numeric("age").with(new NumberSign('%')),
                        Feature.numeric("income").with(NumberSign.NONE), Feature.numeric("same")))
                .build());
    }

    @ParameterizedTest
    @EnumSource
    void bringBackEachPrecisionAndPartOfLayers(Precision precision) {
        comesBackTheSame(new ExampleModel().in(precision)
                .hidden(new LayerSpec(6, ActivationType.PRELU.withDefaults(), true, 0.25, false, 0.5),
                        new LayerSpec(6, ActivationType.MAXOUT.withDefaults(), true, 0, true, 1),
                        new LayerSpec(3, ActivationType.ELU.withDefaults()),
                        new LayerSpec(3, ActivationType.LEAKY_RELU.withDefaults()))
                .values(ActivationType.IDENTITY, new Linear(3, 2, -1), new Linear(7, Double.POSITIVE_INFINITY, 0),
                        new Logarithmic(2, new Linear(1, 0.5, 0)))
                .build());
    }

    @ParameterizedTest
    @CsvSource({"STANDARD, MEDIAN, ONE_HOT", "ROBUST, MOST_FREQUENT, ONE_HOT", "QUANTILE_NORMAL, MEDIAN, ORDINAL",
        "LOG, CONSTANT, HASHED", "MIN_MAX_MINUS1_1, MEAN, ORDINAL", "NONE, MOST_FREQUENT, HASHED"})
    void bringBackEachPreprocessing(Scaling scaling, MissingValues missing, CategoryEncoding categories) {
        comesBackTheSame(new ExampleModel().of(ExampleModel.ALL).with(scaling, missing, categories)
                .with(new Polynomial(2, true)).build());
    }

    @Test
    void bringBackHashesOfNumbers() {
        comesBackTheSame(new ExampleModel().of(List.of(new Feature("age", FeatureType.CATEGORICAL)))
                .with(Scaling.STANDARD, MissingValues.MEDIAN, CategoryEncoding.HASHED).build());
    }

    @Test
    void haveNamesShapesAndNumbersAsPyTorchHasThem() {
        var model = new ExampleModel().in(Precision.FLOAT64).build();
        var file = ByteBuffer.wrap(file(model)).order(ByteOrder.LITTLE_ENDIAN);
        var length = (int) file.getLong();
        var header = JSON.readTree(new String(file.array(), Long.BYTES, length, StandardCharsets.UTF_8));
        assertThat(length % 8).isZero();
        assertThat(header.propertyNames()).containsExactly("__metadata__", "layers.0.weight", "layers.0.bias",
                "layers.1.weight", "layers.1.bias");
        var weight = header.get("layers.0.weight");
        assertThat(weight.get("dtype").asString()).isEqualTo("F64");
        assertThat(weight.get("shape").toString()).isEqualTo("[5,%d]", model.network().inputs());
        assertThat(file.getDouble(Long.BYTES + length)).isEqualTo(model.parameters().getFirst().weights()[0][0]);
    }

    private static byte[] withHeader(String json, int bytes) {
        var header = json.getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(Long.BYTES + header.length + bytes).order(ByteOrder.LITTLE_ENDIAN)
                .putLong(header.length).put(header).array();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "{'a': {'dtype': 'F16', 'shape': [2], 'data_offsets': [0, 4]}} | 'F16'; F32 and F64",
        "{'a': {'dtype': 'F32', 'shape': [2], 'data_offsets': [0, 4]}} | does not fit",
        "{'a': {'dtype': 'F32', 'shape': [1], 'data_offsets': [4, 8]}} | does not fit",
        "{'a': {'dtype': 'F32', 'shape': [-1], 'data_offsets': [0, 4]}} | needs a dtype, a shape",
        "{'a': {'dtype': 'F32', 'shape': [9000000000000000000, 9], 'data_offsets': [0, 4]}} | does not fit",
        "{'a': {'dtype': 'F32', 'shape': [4, 0], 'data_offsets': [0, 0]}} | goes on after its tensors",
        "{'a': {'dtype': 'F32', 'shape': [1], 'data_offsets': [0, 4], 'file': '/etc/passwd'}} | needs a dtype",
        "{'a': 1} | needs a dtype", "{'__metadata__': {'x': 1}} | is not text",
        "{'../../etc/passwd': {'dtype': 'F32', 'shape': [1], 'data_offsets': [0, 4]}} | no 'pipeline'"})
    void areRefusedWithASentence(String header, String detail) {
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> READER.read(withHeader(header.replace('\'', '"'), 4))).withMessageContaining(detail);
    }

    @ParameterizedTest
    @CsvSource({"10_001, more than 10 000 tensors", "1_000_000, too_many_values"})
    void areRefusedWithFarTooManyTensors(String count, String detail) {
        var header = IntStream.range(0, Integer.parseInt(count.replace("_", "")))
                .mapToObj("\"%d\": {\"dtype\": \"F32\", \"shape\": [0], \"data_offsets\": [0, 0]}"::formatted)
                .collect(Collectors.joining(",", "{", "}"));
        var refusal = catchThrowable(() -> READER.read(withHeader(header, 0)));
        assertThat(refusal instanceof ProblemException problem ? problem.problem().code() : refusal.getMessage())
                .contains(detail.replace("10 000", "10,000"));
    }

    /** Damage is noticed, or hits a number. It never ends in anything but a refusal or a model. */
    @Test
    void areRefusedOrReadHoweverTheyAreDamaged() {
        var file = file(new ExampleModel().of(ExampleModel.ALL).build());
        for (var length = 0; length < file.length; length += 1 + length / 100) {
            var part = Arrays.copyOf(file, length);
            assertThat(catchThrowable(() -> READER.read(part))).as("length %d", length)
                    .isInstanceOfAny(IllegalArgumentException.class, ProblemException.class);
        }
        var random = new Random(3);
        for (var round = 0; round < 3_000; round++) {
            var damaged = file.clone();
            damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
            var refusal = catchThrowable(() -> READER.read(damaged));
            if (refusal != null) {
                assertThat(refusal).isInstanceOfAny(IllegalArgumentException.class, ProblemException.class);
            }
        }
    }
}
