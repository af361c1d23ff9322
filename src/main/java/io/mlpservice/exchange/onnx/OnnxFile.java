package io.mlpservice.exchange.onnx;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.OperatorSetIdProto;
import ai.onnx.proto.OnnxMl.StringStringEntryProto;
import io.mlpservice.engine.matrix.Precision;
import io.mlpservice.engine.model.TrainedModel;
import io.mlpservice.platform.JsonNames;
import io.mlpservice.platform.problem.ProblemException;
import tools.jackson.databind.json.JsonMapper;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Writes models as ONNX files. The same model and options give the same bytes. */
public final class OnnxFile {
    /** The name of the service as the producer of a file. */
    public static final String PRODUCER = "mlp-service";

    private static final int OPERATORS = 17;
    private static final int FORMAT = 8;
    /** From this set of operators on, texts can be compared. */
    private static final int OPERATORS_ON_TEXT = 19;
    private static final int FORMAT_WITH_OPERATORS_ON_TEXT = 9;
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final TrainedModel model;
    private final InputForm form;
    private final Precision type;
    private final List<String> notes = new ArrayList<>();

    private OnnxFile(TrainedModel model, OnnxOptions options) {
        this.model = model;
        this.form = options.inputs() == null ? InputForm.defaultFor(model.features()) : options.inputs();
        var reasons = InputType.reasonsForDouble(model);
        var suited = reasons.isEmpty() ? Precision.FLOAT32 : Precision.FLOAT64;
        this.type = options.type() == null ? suited : options.type();
        if (suited == Precision.FLOAT64) {
            notes.add((type == suited ? "Numbers go in and come out as float64: %s." : "float64 would suit better: %s.")
                    .formatted(String.join("; ", reasons)));
        }
        noteSinglePrecision();
    }

    private void noteSinglePrecision() {
        var single = model.network().layers().stream().map(layer -> layer.activation())
                .filter(ActivationNodes::isSingleOnly).map(activation -> JsonNames.of(activation.type())).distinct()
                .toList();
        if (model.precision() == Precision.FLOAT64 && !single.isEmpty()) {
            notes.add("Computed in float32, since runtimes have no float64 operator for it: %s."
                    .formatted(String.join(", ", single)));
        }
    }

    /**
     * Writes a model.
     *
     * @param title its name and version, for people
     * @param provenance where it comes from, as the file's metadata has it
     * @throws ProblemException {@code not_expressible} with every feature that the format has no operators for
     */
    public static byte[] write(TrainedModel model, OnnxOptions options, String title, Map<String, String> provenance) {
        var file = new OnnxFile(model, options);
        Expressible.check(model, file.form);
        return file.proto(title, provenance).toByteArray();
    }

    private ModelProto proto(String title, Map<String, String> provenance) {
        var onText = !InputForm.MATRIX.suits(model.features());
        var proto = ModelProto.newBuilder().setIrVersion(onText ? FORMAT_WITH_OPERATORS_ON_TEXT : FORMAT)
                .setProducerName(PRODUCER).setDocString(String.join(" ", notes)).setGraph(graph(title))
                .addOpsetImport(OperatorSetIdProto.newBuilder().setVersion(onText ? OPERATORS_ON_TEXT : OPERATORS));
        metadata(provenance).forEach((key, value) -> proto
                .addMetadataProps(StringStringEntryProto.newBuilder().setKey(key).setValue(value)));
        return proto.build();
    }

    private Map<String, String> metadata(Map<String, String> provenance) {
        var metadata = new LinkedHashMap<>(provenance);
        metadata.put("inputs", JsonNames.of(form));
        metadata.put("input_type", JsonNames.of(type));
        metadata.put("features", JSON.writeValueAsString(model.schema().featureNames()));
        metadata.put("targets", JSON.writeValueAsString(model.schema().targetNames()));
        metadata.put("notes", String.join(" ", notes));
        return metadata;
    }

    private GraphProto graph(String title) {
        var graph = new Graph(title);
        var given = new GraphInputs(graph, model.features(), model.schema().gapWords(), form, Element.of(type));
        var inputs = FeatureNodes.inputs(graph, model.features(), given, Element.of(model.precision()));
        OutputNodes.add(model, NetworkNodes.outputs(model, inputs), Element.of(type));
        return graph.build();
    }
}
