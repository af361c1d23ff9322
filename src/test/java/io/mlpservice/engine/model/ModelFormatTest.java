package io.mlpservice.engine.model;

import io.mlpservice.engine.data.NumberMarks;
import io.mlpservice.engine.encoding.Prediction;
import io.mlpservice.engine.feature.Feature;
import io.mlpservice.engine.format.UnreadableException;
import io.mlpservice.engine.format.UnreadableException.Reason;
import io.mlpservice.exchange.ExampleModel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import java.util.zip.CRC32C;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.data.Offset.offset;

/** Reads models of every earlier format and refuses invalid bytes. */
class ModelFormatTest {
    private static final double SAME = 1e-6;
    private static final int VERSION_AT = Integer.BYTES;

    @ParameterizedTest
    @MethodSource("storedModels")
    void predictsWithModelsOfEveryFormat(Path file) throws IOException {
        var model = TrainedModel.fromBytes(Files.readAllBytes(file));
        var stored = answers(file);
        var rows = JsonMapper.shared().treeToValue(stored.get("rows"), double[][].class);

        var predictions = model.predict(rows);

        assertThat(predictions).hasSize(stored.get("predictions").size());
        for (var row = 0; row < rows.length; row++) {
            assertThat(numbers(predictions.get(row))).as("row %d", row)
                    .containsExactly(numbers(stored.get("predictions").get(row)), offset(SAME));
        }
    }

    @ParameterizedTest
    @MethodSource("storedModels")
    void refusesModelsOfAFormatFromTheFuture(Path file) throws IOException {
        var bytes = Files.readAllBytes(file);
        assertUnreadable(sealed(with(bytes, VERSION_AT + 3, 9)), Reason.NEWER);
        assertUnreadable(sealed(with(bytes, VERSION_AT, 1)), Reason.NEWER);
        assertUnreadable(sealed(with(bytes, VERSION_AT + 3, 2)), Reason.OUTDATED);
    }

    @ParameterizedTest
    @MethodSource("storedModels")
    void refusesTruncatedModels(Path file) throws IOException {
        var bytes = Files.readAllBytes(file);
        for (var length = 0; length < bytes.length; length++) {
            assertUnreadable(Arrays.copyOf(bytes, length), Reason.DAMAGED);
            if (length >= 3 * Integer.BYTES) {
                assertUnreadable(sealed(Arrays.copyOf(bytes, length)), Reason.DAMAGED);
            }
        }
        assertUnreadable(sealed(Arrays.copyOf(bytes, bytes.length + 1)), Reason.DAMAGED);
    }

    @ParameterizedTest
    @MethodSource("storedModels")
    void refusesModelsWithAChangedByte(Path file) throws IOException {
        var bytes = Files.readAllBytes(file);
        for (var index = 0; index < bytes.length; index++) {
            for (var bit = 0; bit < Byte.SIZE; bit++) {
                assertUnreadable(with(bytes, index, bytes[index] ^ 1 << bit), Reason.DAMAGED);
            }
        }
    }

    /** Content from a faulty writer: the reader refuses it or returns a complete model that predicts. */
    @ParameterizedTest
    @ValueSource(strings = {"classes", "sugar"})
    void readsOnlyCompleteModelsEvenIfTheChecksumMatches(String name) throws IOException {
        var file = folder().resolve("format-3").resolve(name + ".model");
        var bytes = Files.readAllBytes(file);
        var rows = JsonMapper.shared().treeToValue(answers(file).get("rows"), double[][].class);
        var random = new SplittableRandom(1);
        for (var index = VERSION_AT + Integer.BYTES; index < bytes.length - Integer.BYTES; index++) {
            for (var value : new int[]{0, 1, 0x7F, 0x80, 0xFF, random.nextInt(256)}) {
                assertReadsAllOrNothing(sealed(with(bytes, index, value)), rows);
            }
        }
    }

    @Test
    void keepsTheMarksInNumbers() {
        var marks = NumberMarks.of(",", " ", List.of("$"));
        assertThat(TrainedModel.fromBytes(new ExampleModel().marks(marks).build().toBytes()).schema().numberMarks())
                .isEqualTo(marks);
    }

    @Test
    void knowsNoSignsOfFeaturesInFormat7() throws IOException {
        var schema = TrainedModel.fromBytes(Files.readAllBytes(folder().resolve("format-7/signs.model"))).schema();
        assertThat(schema.numberMarks().signs().symbols()).containsExactly("$", "%");
        assertThat(schema.features()).allSatisfy(feature -> assertThat(feature).returns(null, Feature::sign)
                .returns(true, each -> each.takes('$')).returns(true, each -> each.takes('%')));
    }

    @Test
    void refusesBytesOfAnotherKind() {
        assertUnreadable(new byte[100], Reason.DAMAGED);
        assertUnreadable(new byte[0], Reason.DAMAGED);
    }

    private static void assertReadsAllOrNothing(byte[] bytes, double[][] rows) {
        TrainedModel model;
        try {
            model = TrainedModel.fromBytes(bytes);
        } catch (UnreadableException refused) {
            assertThat(refused.reason()).isEqualTo(Reason.DAMAGED);
            return;
        }
        if (model.schema().features().size() == rows[0].length) {
            assertThat(model.predict(rows)).hasSize(rows.length);
        }
    }

    private static void assertUnreadable(byte[] bytes, Reason reason) {
        assertThatExceptionOfType(UnreadableException.class).isThrownBy(() -> TrainedModel.fromBytes(bytes))
                .satisfies(e -> assertThat(e.reason()).isEqualTo(reason));
    }

    private static byte[] with(byte[] bytes, int index, int value) {
        var changed = bytes.clone();
        changed[index] = (byte) value;
        return changed;
    }

    /** The bytes with a matching checksum in the last four. */
    private static byte[] sealed(byte[] bytes) {
        var end = bytes.length - Integer.BYTES;
        var checksum = new CRC32C();
        checksum.update(bytes, 0, end);
        return ByteBuffer.wrap(bytes.clone()).putInt(end, (int) checksum.getValue()).array();
    }

    private static double[] numbers(Prediction prediction) {
        return switch (prediction) {
            case Prediction.Label label -> label.probabilities();
            case Prediction.Labels(var labels) ->
                labels.stream().flatMapToDouble(label -> DoubleStream.of(label.probabilities())).toArray();
            case Prediction.Numbers(var values) -> values;
        };
    }

    private static double[] numbers(JsonNode answer) {
        return Stream.of("probabilities", "label_probabilities", "values").map(answer::get)
                .filter(node -> !node.isNull()).flatMapToDouble(ModelFormatTest::leaves).toArray();
    }

    private static DoubleStream leaves(JsonNode node) {
        return node.isNumber()
                ? DoubleStream.of(node.asDouble())
                : node.valueStream().flatMapToDouble(ModelFormatTest::leaves);
    }

    private static JsonNode answers(Path model) throws IOException {
        return JsonMapper.shared()
                .readTree(Files.readString(Path.of(model.toString().replaceFirst("\\.model$", ".json"))));
    }

    private static List<Path> storedModels() throws IOException {
        try (var files = Files.walk(folder())) {
            var models = files.filter(file -> file.toString().endsWith(".model")).sorted().toList();
            assertThat(models).isNotEmpty();
            return models;
        }
    }

    private static Path folder() {
        try {
            return Path.of(Objects.requireNonNull(ModelFormatTest.class.getResource("/stored/models")).toURI());
        } catch (URISyntaxException e) {
            throw new AssertionError(e);
        }
    }
}
