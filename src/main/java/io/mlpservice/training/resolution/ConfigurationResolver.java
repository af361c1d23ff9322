package io.mlpservice.training.resolution;

import io.mlpservice.configuration.GivenParameterChecks;
import io.mlpservice.configuration.TrainingConfiguration;
import io.mlpservice.configuration.TrainingRequest;
import io.mlpservice.dataset.Dataset;
import io.mlpservice.dataset.TableSource;
import io.mlpservice.engine.encoding.ModelSchema;
import io.mlpservice.engine.encoding.Scaling;
import io.mlpservice.engine.encoding.Target;
import io.mlpservice.engine.encoding.Task;
import io.mlpservice.engine.pipeline.PipelineSpec;
import io.mlpservice.model.ModelName;
import io.mlpservice.platform.Draft;
import io.mlpservice.platform.FieldErrors;
import io.mlpservice.platform.ProblemException;
import io.mlpservice.training.job.JobSettings;
import org.springframework.stereotype.Component;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Turns a request into a complete configuration, or refuses it with all its errors. */
@Component
public class ConfigurationResolver {
    private static final int MOST_HIDDEN_LAYERS = 100;
    /** Stands in where the request's columns make no schema. */
    private static final ModelSchema NO_SCHEMA = new ModelSchema(Task.REGRESSION, List.of("?"),
            List.of(new Target("?", List.of())));

    private final long availableMemory;

    private final Origins origins;

    ConfigurationResolver(JobSettings settings, Origins origins) {
        this.origins = origins;
        availableMemory = Runtime.getRuntime().maxMemory() / settings.slotsOrDefault();
    }

    /**
     * Resolves a request.
     *
     * @param table the data set's rows, read only if its summary is not enough
     * @throws ProblemException with everything that is wrong with the request
     */
    public ResolvedTraining resolve(Draft<TrainingRequest> draft, Dataset dataset, TableSource table) {
        var errors = draft.errors();
        var warnings = new ArrayList<String>();
        var origin = origins.find(draft);
        DependentDefaults.doubt(draft);
        var request = inherit(draft.content(), origin);
        var schema = new SchemaResolver(request, dataset, table, errors, warnings).resolve();
        schema.ifPresentOrElse(found -> origin.ifPresent(model -> model.check(found, draft)),
                () -> doubtColumns(draft));
        var configuration = fillIn(request, dataset.name(), dataset.rowCount(), schema.orElse(NO_SCHEMA), origin,
                errors);
        if (schema.isEmpty() || errors.touch("/features", "/weight_column")) {
            throw errors.refusal();
        }
        var resolved = resolved(configuration, origin, schema.get(), dataset, errors, warnings);
        new RowChecks(configuration, dataset, errors, warnings).check(resolved.pipeline(), table);
        errors.throwIfAny();
        return resolved;
    }

    /** All errors of a request whose data set is unknown, at least that one. */
    ProblemException refusal(Draft<TrainingRequest> draft) {
        var errors = draft.errors();
        var origin = origins.find(draft);
        doubtColumns(draft);
        fillIn(inherit(draft.content(), origin), "", 0, NO_SCHEMA, origin, errors);
        return errors.refusal();
    }

    /** The columns are unknown, so errors that follow from them are not reported. */
    private static void doubtColumns(Draft<TrainingRequest> draft) {
        draft.errors().doubt("/features");
        draft.errors().doubt("/targets");
        DependentDefaults.doubt(draft);
    }

    private static TrainingRequest inherit(TrainingRequest request, Optional<Origin> origin) {
        return origin.map(model -> model.inherit(request)).orElse(request);
    }

    private static TrainingConfiguration fillIn(TrainingRequest request, String datasetName, int rows,
            ModelSchema schema, Optional<Origin> origin, FieldErrors errors) {
        checkName(request, errors);
        checkDepth(request, errors);
        var configuration = new ConfigurationDefaults(request, datasetName, rows, schema, errors)
                .fillIn(origin.map(Origin::id).orElse(null));
        checkParameters(configuration, schema, errors);
        origin.ifPresent(model -> model.check(configuration, errors));
        return configuration;
    }

    private ResolvedTraining resolved(TrainingConfiguration configuration, Optional<Origin> origin, ModelSchema schema,
            Dataset dataset, FieldErrors errors, List<String> warnings) {
        new PolynomialChecks(configuration, errors).check(schema.features(), dataset);
        if (errors.touch("/network", "/preprocessing", "/targets", "/task")) {
            throw errors.refusal();
        }
        var network = NetworkSpecs.network(configuration, schema);
        origin.ifPresent(model -> model.check(network, errors));
        var memory = MemoryEstimate.bytes(configuration, network, dataset);
        checkMemory(memory, errors.restingOn("/precision", "/training/batching", "/training/batch_size",
                "/training/optimizer/type", "/training/optimizer/history_size"));
        errors.throwIfAny();
        warn(configuration, schema, dataset, warnings);
        PipelineSpec pipeline = PipelineSpecs.of(configuration, schema, origin.map(Origin::trained));
        return new ResolvedTraining(dataset, configuration, pipeline, network.parameterCount(), memory, warnings);
    }

    private void checkMemory(long bytes, FieldErrors errors) {
        if (bytes > availableMemory) {
            errors.add("/network", "too_large",
                    ("Training would need about %,d MB of memory, and the service has %,d for a job. "
                            + "Use fewer units, smaller batches or fewer rows, or give the service a larger heap.")
                            .formatted(bytes >> 20, availableMemory >> 20));
        }
    }

    private static void checkParameters(TrainingConfiguration configuration, ModelSchema schema, FieldErrors errors) {
        configuration.initialization().given().ifPresent(given -> {
            NetworkSpecs.inputs(configuration.preprocessing(), schema)
                    .ifPresent(inputs -> GivenParameterChecks.checkShape(given, configuration.network(), inputs,
                            errors));
            GivenParameterChecks.checkSizes(given, configuration.precision(), errors.restingOn("/precision"));
        });
    }

    private static void checkName(TrainingRequest request, FieldErrors errors) {
        if (request.modelName() != null && !ModelName.isLegal(request.modelName())) {
            errors.add("/model_name", "invalid_value", ModelName.RULE);
        }
    }

    private static void checkDepth(TrainingRequest request, FieldErrors errors) {
        var network = request.network();
        if (network != null && network.hiddenLayers() != null && network.hiddenLayers().size() > MOST_HIDDEN_LAYERS) {
            errors.add("/network/hidden_layers", "out_of_range",
                    "%d hidden layers are too many; there may be at most %d.".formatted(network.hiddenLayers().size(),
                            MOST_HIDDEN_LAYERS));
        }
    }

    private static void warn(TrainingConfiguration configuration, ModelSchema schema, Dataset dataset,
            List<String> warnings) {
        if (dataset.rowCount() == 1) {
            warnings.add("The data set has a single row; a model of it has nothing to compare.");
        }
        if (schema.task() == Task.REGRESSION && configuration.preprocessing().target() == Scaling.STANDARD
                && !configuration.network().outputLayer().activation().reachesEveryNumber()) {
            warnings.add("The output activation cannot reach every standardized target; "
                    + "set 'preprocessing.target' so that the scaled target lies within its range.");
        }
    }
}
