package io.mlpservice.training.resolution.origin;

import io.mlpservice.configuration.TrainingConfiguration;
import io.mlpservice.configuration.TrainingConfiguration.PreprocessingConfiguration;
import io.mlpservice.configuration.TrainingRequest;
import io.mlpservice.configuration.TrainingRequest.NetworkRequest;
import io.mlpservice.configuration.TrainingRequest.OutputLayerRequest;
import io.mlpservice.configuration.TrainingRequest.PreprocessingRequest;
import io.mlpservice.engine.encoding.ModelSchema;
import io.mlpservice.engine.encoding.Target;
import io.mlpservice.engine.model.TrainedModel;
import io.mlpservice.engine.network.NetworkSpec;
import io.mlpservice.platform.JsonNames;
import io.mlpservice.platform.json.Draft;
import io.mlpservice.platform.problem.FieldError;
import io.mlpservice.platform.problem.FieldErrors;
import io.mlpservice.training.resolution.defaults.Blank;
import io.mlpservice.training.resolution.schema.ColumnChecks;
import io.mlpservice.training.translation.PipelineSpecs;
import org.jspecify.annotations.Nullable;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The model that training starts from.
 *
 * @param configuration by which it was trained
 */
public record Origin(UUID id, TrainedModel trained, TrainingConfiguration configuration) {
    private static final String DIFFERS = "differs_from_model";
    /** The pointers of settings that are taken from the model if the request leaves them out. */
    private static final List<String> INHERITED = List.of("/model_name", "/task", "/targets", "/features",
            "/preprocessing", "/network", "/precision");

    /** The request, completed by the model's settings that have to agree. */
    public TrainingRequest inherit(TrainingRequest request) {
        var own = TrainingRequest.of(configuration);
        return new TrainingRequest(request.datasetId(), orElse(request.modelName(), own.modelName()),
                orElse(request.task(), own.task()), request.priority(), orElse(request.targets(), own.targets()),
                orElse(request.features(), own.features()), request.weightColumn(), request.fromModel(),
                request.keepModelOnCancel(), orElse(request.types(), own.types()),
                preprocessing(request.preprocessing(), own.preprocessing()), request.split(), request.crossValidation(),
                orElse(request.network(), network(own)), request.initialization(), request.training(),
                request.snapshots(), orElse(request.precision(), own.precision()), request.seed(), request.webhook(),
                request.labels(), request.note());
    }

    /** The rule for missing values is the model's as well, since models of earlier versions have another default. */
    private static @Nullable PreprocessingRequest preprocessing(@Nullable PreprocessingRequest asked,
            @Nullable PreprocessingRequest own) {
        if (asked == null || own == null || asked.missing() != null || asked.missingIndicators() != null) {
            return orElse(asked, own);
        }
        return new PreprocessingRequest(asked.numeric(), asked.target(), own.missing(), own.missingIndicators(),
                asked.categorical(), asked.maxCategories(), asked.minCategoryRows(), asked.polynomialDegree(),
                asked.polynomialInteractions());
    }

    /** The model's network without its number of outputs, which follows from the targets. */
    private NetworkRequest network(TrainingRequest own) {
        var network = Blank.orBlank(own.network(), NetworkRequest.class);
        var output = Blank.orBlank(network.outputLayer(), OutputLayerRequest.class);
        return new NetworkRequest(network.inputDropout(), network.hiddenLayers(),
                new OutputLayerRequest(null, output.activation(), output.negativeSlope(), output.alpha(),
                        output.maxoutPieces(), output.learningRateMultiplier()));
    }

    private static <T> @Nullable T orElse(@Nullable T asked, @Nullable T inherited) {
        return asked == null ? inherited : asked;
    }

    /** Collects the differences from the model that are not allowed. */
    public void check(TrainingConfiguration resolved, FieldErrors errors) {
        if (!isSame(resolved.preprocessing(), configuration.preprocessing())) {
            differs("/preprocessing", "was trained with another preprocessing",
                    errors.restingOn("/targets", "/preprocessing/numeric", "/preprocessing/target",
                            "/preprocessing/missing", "/preprocessing/categorical",
                            "/preprocessing/polynomial_degree", "/preprocessing/polynomial_interactions"));
        }
        if (resolved.precision() != trained.precision()) {
            differs("/precision", "is of precision '%s'".formatted(JsonNames.of(trained.precision())), errors);
        }
    }

    /** Whether two preprocessings mean the same. Earlier versions left out what they did not know. */
    private static boolean isSame(PreprocessingConfiguration one, PreprocessingConfiguration other) {
        return PipelineSpecs.encoding(one).equals(PipelineSpecs.encoding(other)) && one.target() == other.target();
    }

    /** Collects the differences of columns. Settings of the model that the request leaves out are then not checked. */
    public void check(ModelSchema schema, Draft<TrainingRequest> draft) {
        var errors = draft.errors();
        if (!checkColumns(schema, errors)) {
            Stream.of("/network", "/preprocessing").filter(draft.leavesOut()).forEach(errors::doubt);
        }
    }

    private boolean checkColumns(ModelSchema schema, FieldErrors errors) {
        var own = trained.schema();
        var sameFeatures = schema.hasFeaturesOf(own);
        if (!sameFeatures) {
            differs("/features",
                    "takes other features, or features of other types: " + ColumnChecks.shortened(own.featureNames()),
                    errors);
        }
        if (schema.task() != own.task()) {
            differs("/task", "was trained for a " + JsonNames.of(own.task()), errors);
            return false;
        }
        if (!names(schema).equals(names(own))) {
            differs("/targets", "predicts other targets: " + ColumnChecks.shortened(names(own)), errors);
            return false;
        }
        return IntStream.range(0, own.targets().size())
                .filter(index -> !haveSameClasses(schema.targets().get(index), own.targets().get(index), errors))
                .count() == 0 && sameFeatures;
    }

    private static List<String> names(ModelSchema schema) {
        return schema.targets().stream().map(Target::name).toList();
    }

    private static boolean haveSameClasses(Target found, Target own, FieldErrors errors) {
        var unknown = without(found.labels(), own.labels());
        var absent = without(own.labels(), found.labels());
        if (!unknown.isEmpty() || !absent.isEmpty()) {
            errors.add("/targets", DIFFERS, "The model to go on from predicts other classes of '%s':%s%s %s".formatted(
                    own.name(),
                    unknown.isEmpty() ? "" : " it does not know %s.".formatted(ColumnChecks.shortened(unknown)),
                    absent.isEmpty() ? "" : " the data set has no row of %s.".formatted(ColumnChecks.shortened(absent)),
                    "Give rows of the model's classes alone, at least one of each, or leave 'from_model' out."));
        }
        return unknown.isEmpty() && absent.isEmpty();
    }

    private static List<String> without(List<String> labels, List<String> known) {
        var left = new LinkedHashSet<>(labels);
        known.forEach(left::remove);
        return List.copyOf(left);
    }

    /** Collects whether the network differs from the model's. */
    public void check(NetworkSpec network, FieldErrors errors) {
        if (!network.equals(trained.network())) {
            differs("/network", "has another network", errors);
        }
    }

    /**
     * Words errors in settings that come from the model as errors of the model, since the request does not contain
     * them.
     */
    static FieldError attribute(FieldError error, Predicate<String> leavesOut) {
        var place = INHERITED.stream().filter(each -> error.pointer() != null && error.pointer().startsWith(each))
                .findFirst();
        if (place.filter(leavesOut).isEmpty()) {
            return error;
        }
        return FieldError.at("/from_model", error.code(), error.code().equals(DIFFERS)
                ? error.detail()
                : "'%s' comes from the model, and it does not fit. %s".formatted(error.pointer(), error.detail()));
    }

    private static void differs(String pointer, String what, FieldErrors errors) {
        errors.add(pointer, DIFFERS,
                "The model to go on from %s; leave this out to take the model's own, or leave 'from_model' out."
                        .formatted(what));
    }
}
