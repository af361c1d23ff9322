package io.mlpservice.exchange.safetensors;

import io.mlpservice.engine.matrix.Precision;
import io.mlpservice.engine.model.TrainedModel;
import io.mlpservice.platform.problem.FieldError;
import io.mlpservice.platform.problem.ProblemException;
import org.springframework.http.HttpStatus;
import tools.jackson.databind.json.JsonMapper;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Writes models as safetensors files: the length of a JSON header, the header with names, types, shapes and places of
 * tensors, then their numbers, little-endian, row by row and without holes.
 */
public final class SafetensorsFile {
    /** The key of the metadata that holds all of the model but its parameters, as JSON. */
    public static final String PIPELINE = "pipeline";

    static final String METADATA = "__metadata__";
    private static final int ALIGNMENT = 8;
    private static final int MOST_BYTES = Integer.MAX_VALUE - (1 << 24);
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private SafetensorsFile() {}

    /**
     * Writes a model.
     *
     * @param metadata what the file says of it, in order
     * @throws ProblemException {@code not_expressible} if it is too large
     */
    public static byte[] write(TrainedModel model, Map<String, String> metadata) {
        var precision = model.precision();
        var tensors = LayerTensors.of(model);
        var size = tensors.stream().mapToLong(NamedTensor::size).sum() * precision.bytes();
        if (size > MOST_BYTES) {
            throw tooLarge(model);
        }
        var header = header(tensors, precision, metadata);
        var file = ByteBuffer.allocate(Long.BYTES + header.length + (int) size).order(ByteOrder.LITTLE_ENDIAN)
                .putLong(header.length).put(header);
        for (var tensor : tensors) {
            for (var number : tensor.numbers()) {
                switch (precision) {
                    case FLOAT32 -> file.putFloat((float) number);
                    case FLOAT64 -> file.putDouble(number);
                }
            }
        }
        return file.array();
    }

    private static byte[] header(List<NamedTensor> tensors, Precision precision, Map<String, String> metadata) {
        var header = new LinkedHashMap<String, Object>();
        header.put(METADATA, metadata);
        var from = 0L;
        for (var tensor : tensors) {
            var to = from + (long) tensor.size() * precision.bytes();
            var entry = new LinkedHashMap<String, Object>();
            entry.put("dtype", NumberType.of(precision).name());
            entry.put("shape", tensor.shape());
            entry.put("data_offsets", List.of(from, to));
            header.put(tensor.name(), entry);
            from = to;
        }
        return aligned(JSON.writeValueAsBytes(header));
    }

    /** Blanks follow the header, so that the numbers can be mapped into memory. */
    private static byte[] aligned(byte[] header) {
        var length = (header.length + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
        var aligned = ByteBuffer.allocate(length).put(header);
        while (aligned.hasRemaining()) {
            aligned.put((byte) ' ');
        }
        return aligned.array();
    }

    private static ProblemException tooLarge(TrainedModel model) {
        var detail = "The file would have more than 2 GB, since the model has %d parameters. Train a smaller one."
                .formatted(model.parameterCount());
        return ProblemException.of(HttpStatus.UNPROCESSABLE_CONTENT, "not_expressible", detail,
                List.of(FieldError.parameter("format", "too_large", detail)));
    }
}
