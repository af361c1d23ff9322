package io.mlpservice.exchange.pipeline;

import io.mlpservice.engine.data.GapWords;
import io.mlpservice.engine.data.NumberMarks;
import io.mlpservice.engine.encoding.ModelSchema;
import io.mlpservice.engine.encoding.Task;
import io.mlpservice.engine.feature.FeatureCodec;
import io.mlpservice.engine.feature.Polynomial;
import io.mlpservice.engine.hyperparameter.Hyperparameter;
import io.mlpservice.engine.model.TrainedModel;
import io.mlpservice.engine.network.NetworkSpec;
import io.mlpservice.engine.network.NetworkState;
import io.mlpservice.engine.scaling.ColumnScale.Invertible;
import io.mlpservice.platform.RangeOf;
import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * All of a model but its parameters.
 *
 * @param format {@value #FORMAT}
 * @param missingValues the words that mean a missing value
 * @param decimal the decimal mark of numbers that are written as text; null for a point
 * @param thousands the mark between their thousands; null if there is none
 * @param numberSigns the signs beside them, such as a currency's; null if there are none
 * @param productScales of the powers and products of numeric features
 * @param inputs of the network: those of each feature in order, then the products
 * @param layers the hidden layers, then the output layer
 * @param loss that evaluations compute
 */
public record PipelineDocument(Integer format, Task task, List<String> missingValues, @Nullable String decimal,
        @Nullable String thousands, @Nullable List<String> numberSigns, List<FeatureDocument> features,
        @RangeOf(Hyperparameter.POLYNOMIAL_DEGREE) Integer polynomialDegree, Boolean polynomialInteractions,
        List<ScaleDocument> productScales, Integer inputs,
        @RangeOf(Hyperparameter.INPUT_DROPOUT) Double inputDropout, List<LayerDocument> layers,
        List<TargetDocument> targets, LossDocument loss) {
    private static final int FORMAT = 1;

    /** Checks the format. */
    public PipelineDocument {
        if (format != FORMAT) {
            throw new IllegalArgumentException(
                    "The pipeline has format %d, but this version reads format %d.".formatted(format, FORMAT));
        }
    }

    /** Describes a model. */
    public static PipelineDocument of(TrainedModel model) {
        var codec = model.features();
        var schema = model.schema();
        var network = model.network();
        return new PipelineDocument(FORMAT, schema.task(), schema.gapWords().all(),
                String.valueOf(schema.numberMarks().decimal()), schema.numberMarks().thousands().symbol(),
                schema.numberMarks().signs().isEmpty() ? null : schema.numberMarks().signs().symbols(),
                IntStream.range(0, codec.features().size())
                        .mapToObj(index -> FeatureDocument.of(codec.features().get(index), codec.encoder(index)))
                        .toList(),
                codec.polynomial().degree(), codec.polynomial().interactions(),
                codec.productScales().stream().map(ScaleDocument::of).toList(), network.inputs(),
                network.inputDropout(), network.layers().stream().map(LayerDocument::of).toList(), targets(model),
                LossDocument.of(model.objective()));
    }

    private static List<TargetDocument> targets(TrainedModel model) {
        var targets = model.schema().targets();
        return IntStream.range(0, targets.size())
                .mapToObj(index -> model.schema().task() == Task.REGRESSION
                        ? new TargetDocument(targets.get(index).name(), null,
                                ScaleDocument.of(model.targetScales().get(index)))
                        : new TargetDocument(targets.get(index).name(), targets.get(index).labels(), null))
                .toList();
    }

    /** The network. */
    public NetworkSpec network() {
        return new NetworkSpec(inputs, inputDropout, layers.stream().map(LayerDocument::layer).toList());
    }

    /**
     * The model that this describes.
     *
     * @param parameters gives the parameters and statistics of a network
     * @throws IllegalArgumentException if the parts do not fit together
     */
    public TrainedModel model(Function<NetworkSpec, NetworkState> parameters) {
        var codec = new FeatureCodec(features.stream().map(FeatureDocument::feature).toList(),
                features.stream().map(FeatureDocument::encoder).toList(),
                new Polynomial(polynomialDegree, polynomialInteractions),
                productScales.stream().map(ScaleDocument::scale).toList());
        var schema = new ModelSchema(task, codec.features(), targets.stream().map(TargetDocument::target).toList(),
                new GapWords(missingValues), NumberMarks.of(decimal, thousands, numberSigns));
        var scales = task == Task.REGRESSION
                ? targets.stream().map(target -> Given.value(target.scale(), "scale").invertible()).toList()
                : List.<Invertible>of();
        var network = network();
        return new TrainedModel(schema, codec, scales, network, parameters.apply(network), loss.objective());
    }
}
