package io.mlpservice.exchange.javascript;

import io.mlpservice.engine.function.Elementwise.Selu;
import io.mlpservice.engine.matrix.Precision;
import io.mlpservice.engine.model.TrainedModel;
import io.mlpservice.engine.network.LayerParameters;
import io.mlpservice.engine.scaling.NormalDistribution;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Objects;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Writes models as JavaScript modules: the text of {@code model.mjs}, in which the model's own parts stand in for comments. */
public final class JavascriptModule {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String TEXT = text();

    private JavascriptModule() {}

    private static String text() {
        try (var file = Objects.requireNonNull(JavascriptModule.class.getResourceAsStream("model.mjs"))) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Writes a model.
     *
     * @param pipeline all of it but the parameters, as JSON
     * @param provenance what is known of it, as JSON
     */
    public static byte[] write(TrainedModel model, String pipeline, String provenance) {
        var polynomials = NormalDistribution.polynomials();
        return TEXT.replace("/*lambda*/", String.valueOf(Selu.LAMBDA)).replace("/*alpha*/", String.valueOf(Selu.ALPHA))
                .replace("/*tail*/", String.valueOf(NormalDistribution.TAIL))
                .replace("/*normal*/", JSON.writeValueAsString(polynomials))
                .replace("/*bytes*/", String.valueOf(model.precision().bytes()))
                .replace("/*parameters*/", '"' + Base64.getEncoder().encodeToString(parameters(model)) + '"')
                .replace("/*provenance*/", literal(provenance)).replace("/*pipeline*/", literal(pipeline))
                .getBytes(StandardCharsets.UTF_8);
    }

    /** A text as JavaScript has it; it cannot end a script element either. */
    private static String literal(String text) {
        return JSON.writeValueAsString(text).replace("<", "\\u003c");
    }

    private static byte[] parameters(TrainedModel model) {
        var parameters = model.parameters();
        var statistics = model.statistics();
        var numbers = IntStream.range(0, parameters.size())
                .mapToObj(layer -> parameters.get(layer).folded(statistics.get(layer)))
                .flatMapToDouble(JavascriptModule::numbers).toArray();
        var bytes = ByteBuffer.allocate(Math.multiplyExact(numbers.length, model.precision().bytes()))
                .order(ByteOrder.LITTLE_ENDIAN);
        for (var number : numbers) {
            if (model.precision() == Precision.FLOAT32) {
                bytes.putFloat((float) number);
            } else {
                bytes.putDouble(number);
            }
        }
        return bytes.array();
    }

    private static DoubleStream numbers(LayerParameters layer) {
        return Stream.concat(Arrays.stream(layer.weights()), Stream.of(layer.biases(), layer.alpha()))
                .flatMapToDouble(Arrays::stream);
    }
}
