package io.mlpservice.exchange.onnx;

import ai.onnxruntime.OnnxSequence;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OnnxValue;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/** Runs ONNX files with ONNX Runtime. */
public final class OnnxSession implements AutoCloseable {
    /** What a graph answers: arrays by name. */
    public record Outputs(Map<String, Object> arrays) {
        /** The array of an output. */
        public Object get(String name) {
            return Objects.requireNonNull(arrays.get(name), name);
        }
    }

    private final OrtEnvironment environment = OrtEnvironment.getEnvironment();
    private final OrtSession session;

    /** Loads a file. */
    public OnnxSession(byte[] file) throws OrtException {
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
    public Outputs run(Map<String, Object> inputs) throws OrtException {
        var tensors = new HashMap<String, OnnxTensor>();
        var outputs = new HashMap<String, Object>();
        try {
            for (var input : inputs.entrySet()) {
                tensors.put(input.getKey(), OnnxTensor.createTensor(environment, input.getValue()));
            }
            try (var result = session.run(tensors)) {
                for (var output : result) {
                    outputs.put(output.getKey(), value(output.getValue()));
                }
            }
        } finally {
            tensors.values().forEach(OnnxTensor::close);
        }
        return new Outputs(outputs);
    }

    /** Maps are taken out of sequences while they are there. */
    private static Object value(OnnxValue output) throws OrtException {
        if (!(output instanceof OnnxSequence sequence)) {
            return output.getValue();
        }
        var elements = new ArrayList<Object>();
        for (var element : sequence.getValue()) {
            elements.add(element.getValue());
        }
        return elements;
    }

    @Override
    public void close() throws OrtException {
        session.close();
    }
}
