package io.mlpservice.exchange.safetensors;

import io.mlpservice.engine.function.Activation;
import io.mlpservice.engine.model.TrainedModel;
import io.mlpservice.engine.network.LayerParameters;
import io.mlpservice.engine.network.LayerSpec;
import io.mlpservice.engine.network.LayerStatistics;
import io.mlpservice.engine.network.NetworkSpec;
import io.mlpservice.engine.network.NetworkState;
import io.mlpservice.exchange.pipeline.PipelineDocument;
import io.mlpservice.platform.json.StrictJson;
import org.springframework.stereotype.Component;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;

/** Reads models from safetensors files whose metadata holds a pipeline, as {@link SafetensorsFile} writes them. */
@Component
public final class SafetensorsReader {
    private static final double[] NONE = {};

    private final StrictJson json;

    /** Creates a reader. */
    public SafetensorsReader(StrictJson json) {
        this.json = json;
    }

    /**
     * What a file holds.
     *
     * @param metadata all but the pipeline
     */
    public record Contents(TrainedModel model, Map<String, String> metadata) {}

    /**
     * Reads a file.
     *
     * @throws IllegalArgumentException with a sentence, if it does not hold a model
     */
    public Contents read(byte[] file) {
        var table = new TensorTable(file, json);
        var metadata = new LinkedHashMap<>(table.metadata());
        var pipeline = metadata.remove(SafetensorsFile.PIPELINE);
        if (pipeline == null) {
            throw new IllegalArgumentException(
                    "The metadata has no 'pipeline': without it, nothing says what the numbers mean. Export a model as safetensors to see one.");
        }
        var document = json.read(pipeline.getBytes(StandardCharsets.UTF_8), PipelineDocument.class);
        return new Contents(document.model(network -> state(network, table)), metadata);
    }

    /** The file limits the memory that this takes, since each tensor is read before its network is made. */
    private static NetworkState state(NetworkSpec network, TensorTable table) {
        var precision = table.precision();
        var parameters = new ArrayList<LayerParameters>();
        var statistics = new ArrayList<LayerStatistics>();
        var inputs = network.inputs();
        for (var index = 0; index < network.layers().size(); index++) {
            var layer = network.layers().get(index);
            parameters.add(parameters(index, layer, inputs, table));
            statistics.add(statistics(index, layer, table));
            inputs = layer.units();
        }
        table.refuseOthers();
        return NetworkState.of(network, precision, parameters, statistics);
    }

    private static LayerParameters parameters(int index, LayerSpec layer, int inputs, TensorTable table) {
        var isNormalized = layer.batchNormalization();
        return new LayerParameters(table.matrix(LayerTensors.WEIGHT.formatted(index), layer.sums(), inputs),
                table.vector(LayerTensors.BIAS.formatted(index), layer.sums()),
                isNormalized ? table.vector(LayerTensors.GAMMA.formatted(index), layer.sums()) : NONE,
                isNormalized ? table.vector(LayerTensors.BETA.formatted(index), layer.sums()) : NONE,
                layer.activation() instanceof Activation.Prelu
                        ? table.vector(LayerTensors.SLOPES.formatted(index), layer.units())
                        : NONE);
    }

    private static LayerStatistics statistics(int index, LayerSpec layer, TensorTable table) {
        return layer.batchNormalization()
                ? new LayerStatistics(table.vector(LayerTensors.MEAN.formatted(index), layer.sums()),
                        table.vector(LayerTensors.VARIANCE.formatted(index), layer.sums()))
                : new LayerStatistics(NONE, NONE);
    }
}
