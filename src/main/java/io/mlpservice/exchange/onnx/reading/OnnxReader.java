package io.mlpservice.exchange.onnx.reading;

import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.OperatorSetIdProto;
import ai.onnx.proto.OnnxMl.StringStringEntryProto;
import com.google.protobuf.CodedInputStream;
import com.google.protobuf.InvalidProtocolBufferException;
import io.mlpservice.engine.matrix.Precision;
import io.mlpservice.engine.model.TrainedModel;
import io.mlpservice.exchange.onnx.OnnxFile;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads multilayer perceptrons from ONNX files. The graph becomes features with their encoders, layers and targets; what
 * cannot is refused by the name of its node. No node is run.
 */
public final class OnnxReader {
    private static final int DEEPEST = 20;
    /** Before, operators had other attributes. */
    private static final int LEAST_OPERATORS = 7;
    private static final int MOST_OPERATORS = 30;

    private static final String OF_THE_SERVICE = "The service exported this file; to import the model again, export it with format=mlp.";

    private OnnxReader() {}

    /**
     * What a file holds.
     *
     * @param metadata what it says of itself
     */
    public record Contents(TrainedModel model, Map<String, String> metadata) {}

    /**
     * Reads a file.
     *
     * @param featureNames one for each column of the inputs; none for the names of the graph
     * @param targetNames one for each target; none for the names of the graph
     * @throws IllegalArgumentException with a sentence, if the file does not hold such a network
     */
    public static Contents read(byte[] file, List<String> featureNames, List<String> targetNames) {
        var proto = parse(file);
        if (proto.getFunctionsCount() > 0 || proto.getTrainingInfoCount() > 0) {
            throw new IllegalArgumentException(
                    "Files with functions or training steps of their own cannot be imported.");
        }
        checkVersion(proto);
        try {
            return new Contents(model(proto, new Budget(file.length), featureNames, targetNames), metadata(proto));
        } catch (IllegalArgumentException e) {
            throw proto.getProducerName().equals(OnnxFile.PRODUCER)
                    ? new IllegalArgumentException(e.getMessage() + " " + OF_THE_SERVICE, e)
                    : e;
        }
    }

    private static TrainedModel model(ModelProto proto, Budget budget, List<String> featureNames,
            List<String> targetNames) {
        var values = new GraphValues(proto.getGraph(), featureNames, budget);
        return new ModelOfGraph(new GraphOutputs(proto.getGraph(), values, targetNames), budget)
                .model(values.isDouble() ? Precision.FLOAT64 : Precision.FLOAT32);
    }

    private static void checkVersion(ModelProto proto) {
        var version = proto.getOpsetImportList().stream()
                .filter(operators -> operators.getDomain().isEmpty() || operators.getDomain().equals("ai.onnx"))
                .mapToLong(OperatorSetIdProto::getVersion).findFirst().orElseThrow(() -> new IllegalArgumentException(
                        "The file does not say which version of the operators it has, or it is cut short."));
        if (version < LEAST_OPERATORS || version > MOST_OPERATORS) {
            throw new IllegalArgumentException("The file has operators of version %d; versions %d to %d are read."
                    .formatted(version, LEAST_OPERATORS, MOST_OPERATORS));
        }
    }

    private static ModelProto parse(byte[] file) {
        try {
            FieldLimit.check(file, ModelProto.getDescriptor());
            var in = CodedInputStream.newInstance(file);
            in.setRecursionLimit(DEEPEST);
            var proto = ModelProto.parseFrom(in);
            if (proto.hasGraph()) {
                return proto;
            }
        } catch (InvalidProtocolBufferException e) {
            throw new IllegalArgumentException("This is not an ONNX file, or it is damaged or cut short.", e);
        } catch (IOException e) {
            throw new IllegalStateException("bytes in memory can always be read", e);
        }
        throw new IllegalArgumentException("This is not an ONNX file, since it has no graph.");
    }

    private static Map<String, String> metadata(ModelProto proto) {
        var metadata = new LinkedHashMap<String, String>();
        if (!proto.getProducerName().isEmpty()) {
            metadata.put("producer", "%s %s".formatted(proto.getProducerName(), proto.getProducerVersion()).strip());
        }
        proto.getMetadataPropsList().stream().filter(entry -> !entry.getKey().isEmpty())
                .forEach((StringStringEntryProto entry) -> metadata.put(entry.getKey(), entry.getValue()));
        return metadata;
    }
}
