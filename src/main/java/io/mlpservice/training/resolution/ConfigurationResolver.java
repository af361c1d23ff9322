package io.mlpservice.training.resolution;

import io.mlpservice.configuration.GivenParameterChecks;
import io.mlpservice.configuration.TrainingConfiguration;
import io.mlpservice.configuration.TrainingRequest;
import io.mlpservice.dataset.Dataset;
import io.mlpservice.dataset.TableSource;
import io.mlpservice.engine.encoding.ModelSchema;
import io.mlpservice.engine.encoding.Target;
import io.mlpservice.engine.encoding.Task;
import io.mlpservice.engine.feature.EncodingSpec;
import io.mlpservice.engine.feature.Feature;
import io.mlpservice.engine.feature.KeptInputs;
import io.mlpservice.engine.scaling.TargetScaling;
import io.mlpservice.model.ModelName;
import io.mlpservice.platform.json.Draft;
import io.mlpservice.platform.memory.HeapSettings;
import io.mlpservice.platform.problem.FieldErrors;
import io.mlpservice.platform.problem.ProblemException;
import io.mlpservice.schema.DatasetColumns;
import io.mlpservice.training.job.JobSettings;
import io.mlpservice.training.resolution.check.NothingHeldOut;
import io.mlpservice.training.resolution.check.PolynomialChecks;
import io.mlpservice.training.resolution.check.RowChecks;
import io.mlpservice.training.resolution.defaults.ConfigurationDefaults;
import io.mlpservice.training.resolution.defaults.ConfigurationDefaults.SplitSizes;
import io.mlpservice.training.resolution.defaults.DependentDefaults;
import io.mlpservice.training.resolution.defaults.SnapshotDefaults;
import io.mlpservice.training.resolution.defaults.TrainingLimits;
import io.mlpservice.training.resolution.origin.Origin;
import io.mlpservice.training.resolution.origin.Origins;
import io.mlpservice.training.resolution.schema.SchemaResolver;
import io.mlpservice.training.resolution.size.InputCounts;
import io.mlpservice.training.resolution.size.MemoryEstimate;
import io.mlpservice.training.resolution.size.PartSizes;
import io.mlpservice.training.resolution.size.SplitRows;
import io.mlpservice.training.translation.NetworkSpecs;
import io.mlpservice.training.translation.PipelineSpecs;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;

/** Turns a request into a complete configuration, or refuses it with all its errors. */
@Component
@EnableConfigurationProperties(TrainingLimits.class)
class ConfigurationResolver {
    private static final int MOST_HIDDEN_LAYERS = 100;
    private static final int MOST_CELLS = Integer.MAX_VALUE - 8;
    /** Stands in where the request's columns make no schema. */
    private static final ModelSchema NO_SCHEMA = new ModelSchema(Task.REGRESSION, List.of(Feature.numeric("?")),
            List.of(new Target("?", List.of())));

    /** The rest of the heap is room for the garbage collector. */
    private static final double SHARE_IN_USE = 0.85;
    private static final long FOR_THE_SERVICE = 80L << 20;

    private final long availableMemory;
    private final SnapshotDefaults snapshots;
    private final Origins origins;
    private final TrainingLimits limits;

    ConfigurationResolver(JobSettings settings, TrainingLimits limits, HeapSettings heap, Origins origins) {
        this.origins = origins;
        this.snapshots = new SnapshotDefaults(settings.snapshots());
        this.limits = limits;
        var forJobs = Runtime.getRuntime().maxMemory() * SHARE_IN_USE - FOR_THE_SERVICE - heap.memoryOrDefault();
        availableMemory = Math.max(0, (long) forJobs / settings.slotsOrDefault());
    }

    /**
     * Resolves a request.
     *
     * @param table the data set's rows, read only if its summary is not enough
     * @throws ProblemException with everything that is wrong with the request
     */
    ResolvedTraining resolve(Draft<TrainingRequest> draft, Dataset dataset, TableSource table) {
        var errors = draft.errors();
        var warnings = new ArrayList<String>();
        var origin = origins.find(draft);
        DependentDefaults.doubt(draft);
        var resolver = new SchemaResolver(inherit(draft.content(), origin), dataset, table, errors, warnings);
        var request = resolver.request();
        var schema = resolver.resolve();
        schema.ifPresentOrElse(found -> origin.ifPresent(model -> model.check(found, draft)),
                () -> doubtColumns(draft));
        origin.ifPresent(
                model -> warnings.addAll(DatasetColumns.signWarnings(dataset, model.trained().schema())));
        var counts = schema.map(found -> new InputCounts(found, dataset));
        var rows = resolver.usableRows(schema);
        var configuration = fillIn(request, dataset.name(), rows, schema.orElse(NO_SCHEMA),
                spec -> counts.map(known -> known.certain(spec)).orElse(OptionalInt.of(1)),
                schema.<SplitSizes>map(found -> new SplitRows(dataset, table, found, errors, warnings)::sizes)
                        .orElse(PartSizes::byFraction),
                origin, errors);
        if (schema.isEmpty() || errors.touch("/features", "/weight_column")) {
            throw errors.refusal();
        }
        return resolved(configuration, origin, schema.get(), dataset, table, rows, errors, warnings);
    }

    /** All errors of a request whose data set is unknown, at least that one. */
    ProblemException refusal(Draft<TrainingRequest> draft) {
        var errors = draft.errors();
        var origin = origins.find(draft);
        doubtColumns(draft);
        fillIn(inherit(draft.content(), origin), "", 0, NO_SCHEMA, _ -> OptionalInt.of(1),
                PartSizes::byFraction, origin, errors);
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

    private TrainingConfiguration fillIn(TrainingRequest request, String datasetName, int rows,
            ModelSchema schema, Function<EncodingSpec, OptionalInt> inputs, SplitSizes sizes, Optional<Origin> origin,
            FieldErrors errors) {
        checkName(request, errors);
        checkDepth(request, errors);
        var configuration = new ConfigurationDefaults(request, datasetName, rows, schema, inputs, sizes, limits, errors)
                .fillIn(origin.map(Origin::id).orElse(null));
        checkParameters(configuration, inputs.apply(PipelineSpecs.encoding(configuration.preprocessing())), errors);
        origin.ifPresent(model -> model.check(configuration, errors));
        return configuration;
    }

    private ResolvedTraining resolved(TrainingConfiguration configuration, Optional<Origin> origin, ModelSchema schema,
            Dataset dataset, TableSource table, int rows, FieldErrors errors, List<String> warnings) {
        new PolynomialChecks(configuration, errors).check(schema, dataset);
        if (errors.touch("/network", "/preprocessing", "/targets", "/task")) {
            throw errors.refusal();
        }
        var inputs = inputs(configuration, origin, schema, dataset);
        origin.ifPresent(model -> model.check(NetworkSpecs.network(configuration, inputs), errors));
        var kept = kept(configuration, origin, schema, dataset);
        checkMemory(
                MemoryEstimate.of(configuration, NetworkSpecs.network(configuration, inputs), kept, dataset).bytes(),
                errors.restingOn("/precision", "/training/batching", "/training/batch_size",
                        "/training/optimizer/type", "/training/optimizer/history_size"));
        checkCells(Math.max(kept.numbers(), kept.indicators()) * dataset.rowCount(), errors);
        errors.throwIfAny();
        warn(configuration, schema, dataset, warnings);
        var pipeline = PipelineSpecs.of(configuration, schema, dataset, origin.map(Origin::trained));
        var certain = new RowChecks(configuration, dataset, errors, warnings).check(pipeline, inputs, table);
        errors.throwIfAny();
        NothingHeldOut.warning(configuration, rows).ifPresent(warnings::add);
        var network = NetworkSpecs.network(configuration, certain);
        return new ResolvedTraining(dataset, snapshots.limit(configuration, network, warnings), pipeline,
                network.parameterCount(),
                MemoryEstimate.of(configuration, network, kept, dataset).bytes(), warnings);
    }

    /** How many inputs the network has, at most. */
    private static int inputs(TrainingConfiguration configuration, Optional<Origin> origin, ModelSchema schema,
            Dataset dataset) {
        return origin.map(model -> model.trained().network().inputs())
                .orElseGet(() -> NetworkSpecs.widthOfResidual(configuration.network())
                        .orElseGet(() -> Math.toIntExact(new InputCounts(schema, dataset)
                                .most(PipelineSpecs.encoding(configuration.preprocessing())))));
    }

    /** How a row of inputs is kept, at most. */
    private static KeptInputs kept(TrainingConfiguration configuration, Optional<Origin> origin, ModelSchema schema,
            Dataset dataset) {
        return origin.map(model -> model.trained().features().kept())
                .orElseGet(() -> new InputCounts(schema, dataset)
                        .kept(PipelineSpecs.encoding(configuration.preprocessing())));
    }

    /** All numbers of a part stand in one array. */
    private static void checkCells(long cells, FieldErrors errors) {
        if (cells > MOST_CELLS) {
            errors.restingOn("/preprocessing/max_categories").add("/features", "too_large",
                    "The rows and inputs of the network make up to %,d numbers, and there may be at most %,d; use fewer features, lower 'max_categories', or use fewer rows."
                            .formatted(cells, MOST_CELLS));
        }
    }

    private void checkMemory(long bytes, FieldErrors errors) {
        if (bytes > availableMemory) {
            errors.add("/network", "too_large",
                    ("Training would need about %,d MB of memory, and the service has %,d MB for a job. "
                            + "Use fewer rows or columns, a lower 'max_categories' or 'categorical' set to 'ordinal' or 'hashed', "
                            + "fewer units, smaller batches, or give the service a larger heap (-Xmx).")
                            .formatted(bytes >> 20, availableMemory >> 20));
        }
    }

    private static void checkParameters(TrainingConfiguration configuration, OptionalInt inputs, FieldErrors errors) {
        configuration.initialization().given().ifPresent(given -> {
            inputs.ifPresent(count -> GivenParameterChecks.checkShape(given, configuration.network(), count, errors));
            GivenParameterChecks.checkSizes(given, configuration.precision(), errors.restingOn("/precision"));
        });
    }

    private static void checkName(TrainingRequest request, FieldErrors errors) {
        if (request.modelName() != null && !ModelName.isLegal(request.modelName())) {
            errors.add("/model_name", "invalid_value", ModelName.RULE);
        }
    }

    /** So many layers are not looked at one by one, which would take minutes. */
    private static void checkDepth(TrainingRequest request, FieldErrors errors) {
        var network = request.network();
        if (network != null && network.hiddenLayers() != null && network.hiddenLayers().size() > MOST_HIDDEN_LAYERS) {
            errors.add("/network/hidden_layers", "out_of_range",
                    "%d hidden layers are too many; there may be at most %d.".formatted(network.hiddenLayers().size(),
                            MOST_HIDDEN_LAYERS));
            throw errors.refusal();
        }
    }

    private static void warn(TrainingConfiguration configuration, ModelSchema schema, Dataset dataset,
            List<String> warnings) {
        if (dataset.rowCount() == 1) {
            warnings.add("The data set has a single row; a model of it has nothing to compare.");
        }
        if (schema.task() == Task.REGRESSION && configuration.preprocessing().target() == TargetScaling.STANDARD
                && !configuration.network().outputLayer().activation().reachesEveryNumber()) {
            warnings.add("The output activation cannot reach every standardized target; "
                    + "set 'preprocessing.target' so that the scaled target lies within its range.");
        }
    }
}
