package io.mlpservice.inference.openinference;

import io.mlpservice.engine.encoding.ModelSchema;
import io.mlpservice.inference.ModelOutput;

import java.util.List;

/** What a model takes and answers. A size of −1 is any number of rows. */
record ModelMetadata(String name, List<String> versions, String platform, List<TensorMetadata> inputs,
        List<TensorMetadata> outputs) {
    private static final String PLATFORM = "mlp-service_mlp";
    private static final int ANY = -1;

    record TensorMetadata(String name, String datatype, List<Integer> shape) {}

    static ModelMetadata of(String name, List<Integer> versions, ModelSchema schema) {
        return new ModelMetadata(name, versions.stream().map(String::valueOf).toList(), PLATFORM,
                schema.features().stream().map(feature -> new TensorMetadata(feature.name(),
                        Datatype.of(feature.type()).name(), List.of(ANY))).toList(),
                ModelOutput.of(schema).stream().map(output -> new TensorMetadata(output.name(),
                        Datatype.of(output).name(),
                        output.kind() == ModelOutput.Kind.PROBABILITIES
                                ? List.of(ANY, output.classes())
                                : List.of(ANY)))
                        .toList());
    }
}
