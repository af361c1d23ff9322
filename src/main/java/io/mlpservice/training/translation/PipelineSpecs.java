package io.mlpservice.training.translation;

import io.mlpservice.configuration.TrainingConfiguration;
import io.mlpservice.configuration.TrainingConfiguration.ClassWeightsConfiguration;
import io.mlpservice.configuration.TrainingConfiguration.PreprocessingConfiguration;
import io.mlpservice.dataset.Dataset;
import io.mlpservice.engine.encoding.ModelSchema;
import io.mlpservice.engine.feature.CategoryEncoding;
import io.mlpservice.engine.feature.EncodingSpec;
import io.mlpservice.engine.hyperparameter.Hyperparameter;
import io.mlpservice.engine.model.TrainedModel;
import io.mlpservice.engine.network.Initialization;
import io.mlpservice.engine.pipeline.ClassWeights;
import io.mlpservice.engine.pipeline.PipelineSpec;
import io.mlpservice.engine.pipeline.RowWeighting;
import io.mlpservice.engine.training.TrainingPlan;

import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Translates a configuration into the engine's terms. It decides nothing and refuses nothing. The number of inputs is
 * left to the pipeline, which learns it from the training rows.
 */
public final class PipelineSpecs {
    private static final int NOMINAL_INPUTS = 1;

    private PipelineSpecs() {}

    /**
     * The engine's terms for a configuration.
     *
     * @param dataset says how its dates are written
     * @param origin the model that the training goes on from, if there is one
     */
    public static PipelineSpec of(TrainingConfiguration configuration, ModelSchema schema, Dataset dataset,
            Optional<TrainedModel> origin) {
        var preprocessing = configuration.preprocessing();
        return new PipelineSpec(schema, encoding(preprocessing), preprocessing.target(),
                SplitSpecs.of(configuration.split(), dataset),
                plan(configuration, schema, origin),
                new RowWeighting(classWeights(configuration.training().classWeights()),
                        Optional.ofNullable(configuration.weightColumn())),
                origin);
    }

    /** How features become inputs. Configurations of versions without categories have none of their settings. */
    public static EncodingSpec encoding(PreprocessingConfiguration preprocessing) {
        return new EncodingSpec(preprocessing.numeric(), preprocessing.missing(),
                Boolean.TRUE.equals(preprocessing.missingIndicators()),
                Objects.requireNonNullElse(preprocessing.categorical(), CategoryEncoding.ONE_HOT),
                (int) Hyperparameter.MAX_CATEGORIES.orDefault(preprocessing.maxCategories()),
                (int) Hyperparameter.MIN_CATEGORY_ROWS.orDefault(preprocessing.minCategoryRows()),
                NetworkSpecs.polynomial(preprocessing));
    }

    private static ClassWeights classWeights(ClassWeightsConfiguration classWeights) {
        return switch (classWeights.mode()) {
            case NONE -> new ClassWeights.Equal();
            case BALANCED -> new ClassWeights.Balanced();
            case GIVEN -> new ClassWeights.Given(Objects.requireNonNullElse(classWeights.weights(), Map.of()));
        };
    }

    private static TrainingPlan plan(TrainingConfiguration configuration, ModelSchema schema,
            Optional<TrainedModel> origin) {
        var training = configuration.training();
        var inputs = origin.map(model -> model.network().inputs())
                .orElseGet(() -> NetworkSpecs.widthOfResidual(configuration.network()).orElse(NOMINAL_INPUTS));
        return new TrainingPlan(NetworkSpecs.network(configuration, inputs), start(configuration, origin),
                LearningSpecs.objective(training), LearningSpecs.of(training), LearningSpecs.stopping(training),
                schema.score(), configuration.precision(), configuration.seed());
    }

    private static Initialization start(TrainingConfiguration configuration, Optional<TrainedModel> origin) {
        return origin.<Initialization>map(model -> new Initialization.Given(model.parameters()))
                .orElseGet(() -> NetworkSpecs.initialization(configuration.initialization()));
    }
}
