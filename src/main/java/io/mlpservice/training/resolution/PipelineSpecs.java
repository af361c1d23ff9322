package io.mlpservice.training.resolution;

import io.mlpservice.configuration.TrainingConfiguration;
import io.mlpservice.configuration.TrainingConfiguration.Preprocessing;
import io.mlpservice.configuration.TrainingConfiguration.Split;
import io.mlpservice.configuration.TrainingConfiguration.TrainingSettings;
import io.mlpservice.engine.data.SplitSpec;
import io.mlpservice.engine.encoding.ModelSchema;
import io.mlpservice.engine.encoding.Polynomial;
import io.mlpservice.engine.function.Activation;
import io.mlpservice.engine.function.ActivationType;
import io.mlpservice.engine.function.Initializer;
import io.mlpservice.engine.function.Loss;
import io.mlpservice.engine.function.Objective;
import io.mlpservice.engine.function.Penalty;
import io.mlpservice.engine.model.TrainedModel;
import io.mlpservice.engine.network.Initialization;
import io.mlpservice.engine.network.LayerSpec;
import io.mlpservice.engine.network.NetworkSpec;
import io.mlpservice.engine.pipeline.ClassWeights;
import io.mlpservice.engine.pipeline.PipelineSpec;
import io.mlpservice.engine.pipeline.RowWeighting;
import io.mlpservice.engine.training.EarlyStopping;
import io.mlpservice.engine.training.EarlyStopping.Monitor;
import io.mlpservice.engine.training.Stopping;
import io.mlpservice.engine.training.TrainingPlan;
import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

import static java.util.Objects.requireNonNull;

/** Translates a filled-in configuration into the engine's terms. */
final class PipelineSpecs {
    private PipelineSpecs() {}

    /** The engine's terms for a configuration in which nothing that applies is null. */
    static PipelineSpec of(TrainingConfiguration configuration, ModelSchema schema, Optional<TrainedModel> origin) {
        var preprocessing = requireNonNull(configuration.preprocessing());
        return new PipelineSpec(schema, polynomial(preprocessing), requireNonNull(preprocessing.numeric()),
                requireNonNull(preprocessing.target()),
                split(requireNonNull(configuration.split())), plan(configuration, schema, origin),
                new RowWeighting(classWeights(configuration),
                        Optional.ofNullable(configuration.weightColumn())),
                origin);
    }

    static Polynomial polynomial(Preprocessing preprocessing) {
        return new Polynomial(requireNonNull(preprocessing.polynomialDegree()),
                Boolean.TRUE.equals(preprocessing.polynomialInteractions()));
    }

    /** How many numbers the network reads; empty where they are too many. */
    static OptionalInt inputs(Preprocessing preprocessing, ModelSchema schema) {
        var polynomial = polynomial(preprocessing);
        var features = schema.features().size();
        return polynomial.suits(features)
                ? OptionalInt.of(Math.toIntExact(polynomial.columns(features)))
                : OptionalInt.empty();
    }

    private static ClassWeights classWeights(TrainingConfiguration configuration) {
        var classWeights = requireNonNull(requireNonNull(configuration.training()).classWeights());
        return switch (requireNonNull(classWeights.mode())) {
            case NONE -> new ClassWeights.Equal();
            case BALANCED -> new ClassWeights.Balanced();
            case GIVEN -> new ClassWeights.Given(requireNonNull(classWeights.weights()));
        };
    }

    private static SplitSpec split(Split split) {
        return new SplitSpec(requireNonNull(split.validationFraction()), requireNonNull(split.testFraction()),
                requireNonNull(split.shuffle()), requireNonNull(split.stratify()));
    }

    private static TrainingPlan plan(TrainingConfiguration configuration, ModelSchema schema,
            Optional<TrainedModel> origin) {
        var training = requireNonNull(configuration.training());
        var objective = new Objective(loss(training),
                requireNonNull(training.lossReduction()),
                new Penalty(requireNonNull(training.l1()), requireNonNull(training.l2())));
        return new TrainingPlan(network(configuration, schema),
                start(configuration, origin), objective, LearningSpecs.of(training),
                stopping(training), schema.score(),
                requireNonNull(configuration.precision()), requireNonNull(configuration.seed()));
    }

    private static Initialization start(TrainingConfiguration configuration, Optional<TrainedModel> origin) {
        return origin.<Initialization>map(model -> new Initialization.Given(model.parameters()))
                .orElseGet(() -> initialization(requireNonNull(configuration.initialization())));
    }

    private static Loss loss(TrainingSettings training) {
        return requireNonNull(training.loss()).with(hyperparameter -> switch (hyperparameter) {
            case HUBER_DELTA -> requireNonNull(training.huberDelta());
            case QUANTILE -> requireNonNull(training.quantile());
            default -> throw new IllegalArgumentException(hyperparameter.name());
        });
    }

    private static Stopping stopping(TrainingSettings training) {
        return new Stopping(requireNonNull(training.epochs()), earlyStopping(requireNonNull(training.earlyStopping())),
                training.targetLoss() == null ? OptionalDouble.empty() : OptionalDouble.of(training.targetLoss()),
                Optional.ofNullable(training.maxSeconds()).map(seconds -> Duration.ofNanos((long) (seconds * 1e9))));
    }

    static NetworkSpec network(TrainingConfiguration configuration, ModelSchema schema) {
        var shape = requireNonNull(configuration.network());
        var layers = new ArrayList<LayerSpec>();
        for (var layer : requireNonNull(shape.hiddenLayers())) {
            layers.add(new LayerSpec(layer.units(),
                    activation(layer.activation(), layer.negativeSlope(), layer.alpha(), layer.maxoutPieces()),
                    requireNonNull(layer.batchNormalization()),
                    requireNonNull(layer.dropout()), requireNonNull(layer.residual()),
                    requireNonNull(layer.learningRateMultiplier())));
        }
        var output = requireNonNull(shape.outputLayer());
        layers.add(new LayerSpec(requireNonNull(output.units()),
                activation(output.activation(), output.negativeSlope(), output.alpha(), output.maxoutPieces()),
                requireNonNull(output.learningRateMultiplier())));
        return new NetworkSpec(inputs(requireNonNull(configuration.preprocessing()), schema).orElseThrow(),
                requireNonNull(shape.inputDropout()), layers);
    }

    private static Activation activation(@Nullable ActivationType type, @Nullable Double negativeSlope,
            @Nullable Double alpha, @Nullable Integer maxoutPieces) {
        return requireNonNull(type).with(hyperparameter -> switch (hyperparameter) {
            case NEGATIVE_SLOPE -> requireNonNull(negativeSlope);
            case ALPHA -> requireNonNull(alpha);
            case MAXOUT_PIECES -> requireNonNull(maxoutPieces);
            default -> throw new IllegalArgumentException(hyperparameter.name());
        });
    }

    private static Initialization initialization(TrainingConfiguration.Initialization initialization) {
        return switch (requireNonNull(initialization.type())) {
            case AUTO -> new Initialization.Auto();
            case UNIFORM -> new Initialization.Uniform(requireNonNull(initialization.limit()));
            case GLOROT_UNIFORM -> new Initialization.Drawn(Initializer.GLOROT_UNIFORM);
            case GLOROT_NORMAL -> new Initialization.Drawn(Initializer.GLOROT_NORMAL);
            case HE_UNIFORM -> new Initialization.Drawn(Initializer.HE_UNIFORM);
            case HE_NORMAL -> new Initialization.Drawn(Initializer.HE_NORMAL);
            case LECUN_UNIFORM -> new Initialization.Drawn(Initializer.LECUN_UNIFORM);
            case LECUN_NORMAL -> new Initialization.Drawn(Initializer.LECUN_NORMAL);
            case ZEROS -> new Initialization.Drawn(Initializer.ZEROS);
            case GIVEN -> requireNonNull(initialization.given()).toEngine();
        };
    }

    private static EarlyStopping earlyStopping(TrainingConfiguration.EarlyStopping rule) {
        var monitor = requireNonNull(rule.monitor());
        return monitor == Monitor.NONE
                ? EarlyStopping.NONE
                : new EarlyStopping(monitor, requireNonNull(rule.patience()), requireNonNull(rule.minDelta()));
    }
}
