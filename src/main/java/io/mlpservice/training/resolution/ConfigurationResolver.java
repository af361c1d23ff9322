package io.mlpservice.training.resolution;

import io.mlpservice.configuration.SettingChecks;
import io.mlpservice.configuration.TrainingConfiguration;
import io.mlpservice.configuration.TrainingConfiguration.InitializationType;
import io.mlpservice.dataset.Dataset;
import io.mlpservice.engine.data.Table;
import io.mlpservice.engine.encoding.ModelSchema;
import io.mlpservice.engine.encoding.Scaling;
import io.mlpservice.engine.encoding.Task;
import io.mlpservice.engine.pipeline.PipelineSpec;
import io.mlpservice.model.ModelName;
import io.mlpservice.model.Models;
import io.mlpservice.platform.Draft;
import io.mlpservice.platform.FieldErrors;
import io.mlpservice.platform.ProblemException;
import io.mlpservice.training.job.JobSettings;
import org.springframework.stereotype.Component;
import org.springframework.util.function.SingletonSupplier;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Supplier;

/** Turns a request into what will be trained: every setting filled in, every contradiction refused. */
@Component
public class ConfigurationResolver {
    private static final int MOST_HIDDEN_LAYERS = 100;

    private final long availableMemory;

    private final Models models;

    ConfigurationResolver(JobSettings settings, Models models) {
        this.models = models;
        availableMemory = Runtime.getRuntime().maxMemory() / settings.slotsOrDefault();
    }

    /**
     * Resolves a request; a configuration that was resolved before resolves to itself.
     *
     * @param table the data set's rows, asked for only where its summary does not tell enough
     * @throws ProblemException with everything that is wrong with the request
     */
    public ResolvedTraining resolve(Draft<TrainingConfiguration> draft, Dataset dataset, Supplier<Table> table) {
        var errors = draft.errors();
        var warnings = new ArrayList<String>();
        var origin = origin(draft.content(), errors);
        var request = request(draft, origin);
        var rows = SingletonSupplier.of(table);
        var schema = new SchemaResolver(request, dataset, rows, errors, warnings).resolve();
        var filledIn = fillIn(request, dataset.name(), dataset.rowCount(), schema, errors);
        origin.ifPresent(model -> model.check(filledIn, errors));
        if (schema.isEmpty() || errors.touch("/features", "/weight_column")) {
            throw errors.refusal();
        }
        var resolved = resolved(filledIn, origin, schema.get(), dataset, errors, warnings);
        new RowChecks(filledIn, errors).check(resolved.pipeline(), rows);
        errors.throwIfAny();
        return resolved;
    }

    /** All that is wrong with a request of an unknown data set, at least that. */
    ProblemException refusal(Draft<TrainingConfiguration> draft) {
        var errors = draft.errors();
        var origin = origin(draft.content(), errors);
        var filledIn = fillIn(request(draft, origin), "", 0, Optional.empty(), errors);
        origin.ifPresent(model -> model.check(filledIn, errors));
        return errors.refusal();
    }

    private static TrainingConfiguration request(Draft<TrainingConfiguration> draft, Optional<Origin> origin) {
        DependentDefaults.doubt(draft);
        return origin.map(model -> model.inherit(draft.content())).orElse(draft.content());
    }

    private Optional<Origin> origin(TrainingConfiguration request, FieldErrors errors) {
        var ref = request.fromModel();
        if (ref == null || errors.isDoubtful("/from_model")) {
            return Optional.empty();
        }
        var given = request.initialization();
        if (given != null && given.type() != null && given.type() != InitializationType.AUTO) {
            SettingChecks.notUsed(errors, "/initialization", given, "A training that goes on from a model");
        }
        try {
            var loaded = models.load(ref);
            var id = loaded.identity().id();
            return Optional.of(new Origin(id, loaded.trained(), models.get(id.toString()).configuration()));
        } catch (ProblemException gone) {
            errors.reject("/from_model", "not_found", "There is no model '%s'; list those there are at GET /models."
                    .formatted(ref));
            return Optional.empty();
        }
    }

    private static TrainingConfiguration fillIn(TrainingConfiguration request, String datasetName, int rows,
            Optional<ModelSchema> schema, FieldErrors errors) {
        checkName(request, errors);
        checkDepth(request, errors);
        var filledIn = new ConfigurationDefaults(request, datasetName, rows, schema.orElse(null), errors).fillIn();
        if (schema.isEmpty()) {
            errors.doubt("/features");
            errors.doubt("/targets");
        }
        checkParameters(filledIn, schema, errors);
        return filledIn;
    }

    private ResolvedTraining resolved(TrainingConfiguration configuration, Optional<Origin> origin, ModelSchema schema,
            Dataset dataset, FieldErrors errors, List<String> warnings) {
        new PolynomialChecks(configuration, errors).check(schema.features(), dataset);
        origin.ifPresent(model -> model.check(schema, errors));
        if (errors.touch("/network", "/preprocessing")) {
            throw errors.refusal();
        }
        var network = PipelineSpecs.network(configuration, schema);
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

    private static void checkParameters(TrainingConfiguration configuration, Optional<ModelSchema> schema,
            FieldErrors errors) {
        var given = Objects.requireNonNull(configuration.initialization()).given();
        if (given != null) {
            var network = Objects.requireNonNull(configuration.network());
            var preprocessing = Objects.requireNonNull(configuration.preprocessing());
            var inputs = schema.map(found -> PipelineSpecs.inputs(preprocessing, found)).orElse(OptionalInt.of(0));
            inputs.ifPresent(known -> given.checkShape(network, known, errors));
            given.checkSizes(Objects.requireNonNull(configuration.precision()), errors.restingOn("/precision"));
        }
    }

    private static void checkName(TrainingConfiguration request, FieldErrors errors) {
        if (request.modelName() != null && !ModelName.isLegal(request.modelName())) {
            errors.add("/model_name", "invalid_value", ModelName.RULE);
        }
    }

    private static void checkDepth(TrainingConfiguration request, FieldErrors errors) {
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
        var output = Objects.requireNonNull(configuration.network()).outputLayer();
        var standardised = Objects.requireNonNull(configuration.preprocessing()).target() == Scaling.STANDARD;
        if (schema.task() == Task.REGRESSION && standardised
                && !Objects.requireNonNull(Objects.requireNonNull(output).activation()).reachesEveryNumber()) {
            warnings.add("The output activation cannot reach every standardised target; "
                    + "set 'preprocessing.target' so that the scaled target lies within its range.");
        }
    }
}
