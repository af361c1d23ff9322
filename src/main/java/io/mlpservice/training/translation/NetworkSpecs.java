package io.mlpservice.training.translation;

import io.mlpservice.configuration.TrainingConfiguration;
import io.mlpservice.configuration.TrainingConfiguration.HiddenLayerConfiguration;
import io.mlpservice.configuration.TrainingConfiguration.InitializationConfiguration;
import io.mlpservice.configuration.TrainingConfiguration.NetworkConfiguration;
import io.mlpservice.configuration.TrainingConfiguration.OutputLayerConfiguration;
import io.mlpservice.configuration.TrainingConfiguration.PreprocessingConfiguration;
import io.mlpservice.engine.feature.Polynomial;
import io.mlpservice.engine.function.Initializer;
import io.mlpservice.engine.hyperparameter.Hyperparameter;
import io.mlpservice.engine.network.Initialization;
import io.mlpservice.engine.network.LayerSpec;
import io.mlpservice.engine.network.NetworkSpec;

import java.util.OptionalInt;
import java.util.stream.Stream;

/** Translates a network and its initialization into the engine's terms. */
public final class NetworkSpecs {
    private NetworkSpecs() {}

    /** The terms that are made of the numeric features. */
    public static Polynomial polynomial(PreprocessingConfiguration preprocessing) {
        return new Polynomial(preprocessing.polynomialDegree(),
                Boolean.TRUE.equals(preprocessing.polynomialInteractions()));
    }

    /** The number of inputs that a residual first layer needs; empty if the first layer is not residual. */
    public static OptionalInt widthOfResidual(NetworkConfiguration network) {
        return network.hiddenLayers().stream().limit(1).filter(HiddenLayerConfiguration::residual)
                .mapToInt(HiddenLayerConfiguration::units).findFirst();
    }

    /** The network of a configuration with a number of inputs. */
    public static NetworkSpec network(TrainingConfiguration configuration, int inputs) {
        var network = configuration.network();
        var layers = Stream.concat(network.hiddenLayers().stream().map(NetworkSpecs::layer),
                Stream.of(layer(network.outputLayer()))).toList();
        return new NetworkSpec(inputs, network.inputDropout(), layers);
    }

    private static LayerSpec layer(HiddenLayerConfiguration layer) {
        return new LayerSpec(layer.units(), layer.activation().with(new RecordNumbers(layer)),
                layer.batchNormalization(), layer.dropout(), layer.residual(), layer.learningRateMultiplier());
    }

    private static LayerSpec layer(OutputLayerConfiguration layer) {
        return new LayerSpec(layer.units(), layer.activation().with(new RecordNumbers(layer)),
                layer.learningRateMultiplier());
    }

    static Initialization initialization(InitializationConfiguration initialization) {
        return switch (initialization.type()) {
            case AUTO -> new Initialization.Auto();
            case UNIFORM -> new Initialization.Uniform(
                    new RecordNumbers(initialization).applyAsDouble(Hyperparameter.INITIAL_LIMIT));
            case GIVEN -> initialization.given().orElseThrow().toEngine();
            case GLOROT_UNIFORM, GLOROT_NORMAL, HE_UNIFORM, HE_NORMAL, LECUN_UNIFORM, LECUN_NORMAL, ZEROS ->
                new Initialization.Drawn(Initializer.valueOf(initialization.type().name()));
        };
    }
}
