package io.mlpservice.inference.openinference;

import io.mlpservice.engine.encoding.ModelSchema;
import io.mlpservice.engine.encoding.Prediction;
import io.mlpservice.inference.ModelOutput;
import io.mlpservice.inference.openinference.InferRequest.RequestedOutput;
import io.mlpservice.model.ModelIdentity;
import io.mlpservice.platform.problem.FieldErrors;
import io.mlpservice.platform.problem.Messages;
import org.jspecify.annotations.Nullable;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Writes the outputs that a request asks for: as JSON, with the binary ones behind it. */
final class InferAnswer {
    private final List<Answered> outputs;
    private final ByteArrayOutputStream binary = new ByteArrayOutputStream();

    private record Answered(ModelOutput output, boolean isBinary) {}

    /** Finds the outputs; adds an error for each that the model does not have. */
    InferAnswer(InferRequest request, ModelSchema schema, FieldErrors errors) {
        var all = ModelOutput.of(schema);
        outputs = request.outputs().isEmpty()
                ? all.stream().map(output -> new Answered(output, request.binaryOutputs())).toList()
                : request.outputs().stream()
                        .flatMap(wanted -> all.stream().filter(output -> output.name().equals(wanted.name()))
                                .map(output -> new Answered(output,
                                        wanted.binary() == null ? request.binaryOutputs() : wanted.binary())))
                        .toList();
        var names = new HashSet<String>();
        request.outputs().forEach(wanted -> {
            check(wanted, all, errors);
            if (!names.add(wanted.name())) {
                errors.add(wanted.pointer() + "/name", "repeated", "The output '%s' is asked for twice; name it once."
                        .formatted(Messages.shortened(wanted.name())));
            }
        });
    }

    private static void check(RequestedOutput wanted, List<ModelOutput> all, FieldErrors errors) {
        var names = all.stream().map(ModelOutput::name).toList();
        if (!names.contains(wanted.name()) && !wanted.name().isEmpty()) {
            errors.add(wanted.pointer() + "/name", "unknown_output",
                    "The model has no output '%s'; its outputs are: %s."
                            .formatted(Messages.shortened(wanted.name()),
                                    Messages.shortened(String.join(", ", names))));
        }
    }

    /** The JSON of the answer. */
    Map<String, Object> json(ModelIdentity model, @Nullable String id, List<Prediction> predictions) {
        var answer = new LinkedHashMap<String, Object>();
        answer.put("model_name", model.name());
        answer.put("model_version", String.valueOf(model.version()));
        if (id != null) {
            answer.put("id", id);
        }
        var tensors = new ArrayList<Map<String, Object>>();
        outputs.forEach(output -> tensors.add(tensor(output, predictions)));
        answer.put("outputs", tensors);
        return answer;
    }

    /** The binary outputs, after {@link #json} was written. */
    byte[] binary() {
        return binary.toByteArray();
    }

    private Map<String, Object> tensor(Answered answered, List<Prediction> predictions) {
        var output = answered.output();
        var tensor = new LinkedHashMap<String, Object>();
        tensor.put("name", output.name());
        tensor.put("shape", output.kind() == ModelOutput.Kind.PROBABILITIES
                ? List.of(predictions.size(), output.classes())
                : List.of(predictions.size()));
        tensor.put("datatype", Datatype.of(output).name());
        if (answered.isBinary()) {
            var before = binary.size();
            predictions.forEach(prediction -> write(output.of(prediction)));
            tensor.put("parameters", Map.of("binary_data_size", binary.size() - before));
        } else {
            var data = new ArrayList<Object>();
            predictions.forEach(prediction -> add(output.of(prediction), data));
            tensor.put("data", data);
        }
        return tensor;
    }

    private static void add(Object value, List<Object> data) {
        if (value instanceof double[] numbers) {
            for (var number : numbers) {
                data.add(number);
            }
        } else {
            data.add(value);
        }
    }

    private void write(Object value) {
        switch (value) {
            case double[] numbers -> write(numbers);
            case Double number -> write(new double[]{number});
            default -> {
                var text = value.toString().getBytes(StandardCharsets.UTF_8);
                var length = new byte[Integer.BYTES];
                littleEndian(length).putInt(text.length);
                binary.writeBytes(length);
                binary.writeBytes(text);
            }
        }
    }

    private void write(double[] numbers) {
        var bytes = new byte[Double.BYTES * numbers.length];
        littleEndian(bytes).asDoubleBuffer().put(numbers);
        binary.writeBytes(bytes);
    }

    private static ByteBuffer littleEndian(byte[] bytes) {
        return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }
}
