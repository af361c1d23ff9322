package io.mlpservice.exchange.onnx;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/** Runs ONNX files with ONNX Runtime. */
final class OnnxSession implements AutoCloseable {
    /** What a graph answers: arrays by name. */
    record Outputs(Map<String, Object> arrays) {
        Object get(String name) {
            return Objects.requireNonNull(arrays.get(name), name);
        }
    }

    private final OrtEnvironment environment = OrtEnvironment.getEnvironment();
    private final OrtSession session;

    OnnxSession(byte[] file) throws OrtException {
        this.session = environment.createSession(file);
    }

    OrtSession session() {
        return session;
    }

    /**
     * The outputs by name.
     *
     * @param inputs arrays by name
     */
    Outputs run(Map<String, Object> inputs) throws OrtException {
        var tensors = new HashMap<String, OnnxTensor>();
        var outputs = new HashMap<String, Object>();
        try {
            for (var input : inputs.entrySet()) {
                tensors.put(input.getKey(), OnnxTensor.createTensor(environment, input.getValue()));
            }
            try (var result = session.run(tensors)) {
                for (var output : result) {
                    outputs.put(output.getKey(), output.getValue().getValue());
                }
            }
        } finally {
            tensors.values().forEach(OnnxTensor::close);
        }
        return new Outputs(outputs);
    }

    @Override
    public void close() throws OrtException {
        session.close();
    }
}
