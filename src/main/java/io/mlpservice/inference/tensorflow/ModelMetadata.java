package io.mlpservice.inference.tensorflow;

import io.mlpservice.engine.encoding.ModelSchema;
import io.mlpservice.engine.feature.FeatureType;
import io.mlpservice.inference.ModelOutput;
import io.mlpservice.model.LoadedModel;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The signature of a model: its inputs, one for each feature, and its outputs. */
record ModelMetadata(ModelSpec modelSpec, Map<String, SignatureDefs> metadata) {
    /** The only signature. */
    static final String SIGNATURE = "serving_default";

    record ModelSpec(String name, String signatureName, String version) {}

    record SignatureDefs(Map<String, Signature> signatureDef) {}

    record Signature(Map<String, TensorInfo> inputs, Map<String, TensorInfo> outputs, String methodName) {}

    record TensorInfo(String dtype, Shape tensorShape, String name) {
        /** A tensor with a row for each row of the request. */
        static TensorInfo of(String name, String dtype, Integer... rowSizes) {
            var sizes = Stream.concat(Stream.of(-1), Stream.of(rowSizes));
            return new TensorInfo(dtype,
                    new Shape(sizes.map(size -> new Dim(String.valueOf(size), "")).toList(), false),
                    name);
        }
    }

    record Shape(List<Dim> dim, boolean unknownRank) {}

    record Dim(String size, String name) {}

    static ModelMetadata of(LoadedModel model) {
        var identity = model.identity();
        return new ModelMetadata(new ModelSpec(identity.name(), "", String.valueOf(identity.version())),
                Map.of("signature_def", new SignatureDefs(Map.of(SIGNATURE, signature(model.trained().schema())))));
    }

    private static Signature signature(ModelSchema schema) {
        var inputs = new LinkedHashMap<String, TensorInfo>();
        schema.features().forEach(
                feature -> inputs.put(feature.name(), TensorInfo.of(feature.name(), dtype(feature.type()))));
        var outputs = new LinkedHashMap<String, TensorInfo>();
        ModelOutput.of(schema).forEach(output -> outputs.put(output.name(), switch (output.kind()) {
            case LABEL -> TensorInfo.of(output.name(), "DT_STRING");
            case PROBABILITIES -> TensorInfo.of(output.name(), "DT_DOUBLE", output.classes());
            case NUMBER -> TensorInfo.of(output.name(), "DT_DOUBLE");
        }));
        return new Signature(inputs, outputs, "tensorflow/serving/predict");
    }

    private static String dtype(FeatureType type) {
        return switch (type) {
            case NUMERIC -> "DT_DOUBLE";
            case BOOLEAN -> "DT_BOOL";
            case CATEGORICAL, DATE_TIME -> "DT_STRING";
        };
    }
}
