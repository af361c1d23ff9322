package io.mlpservice.training.resolution;

import io.mlpservice.configuration.SettingChecks;
import io.mlpservice.configuration.TrainingConfiguration;
import io.mlpservice.configuration.TrainingConfiguration.MissingValues;
import io.mlpservice.configuration.TrainingConfiguration.NetworkShape;
import io.mlpservice.configuration.TrainingConfiguration.Preprocessing;
import io.mlpservice.configuration.TrainingConfiguration.Split;
import io.mlpservice.engine.data.SplitSpec;
import io.mlpservice.engine.encoding.ModelSchema;
import io.mlpservice.engine.encoding.Scaling;
import io.mlpservice.engine.encoding.Target;
import io.mlpservice.engine.encoding.Task;
import io.mlpservice.engine.function.ActivationType;
import io.mlpservice.engine.function.LossType;
import io.mlpservice.engine.hyperparameter.Hyperparameter;
import io.mlpservice.engine.matrix.Precision;
import io.mlpservice.model.ModelName;
import io.mlpservice.platform.FieldErrors;
import io.mlpservice.platform.JsonNames;
import org.jspecify.annotations.Nullable;

import java.util.Objects;
import java.util.OptionalInt;

/**
 * Fills in every setting that a request leaves out and applies. Settings that do not apply become null; given all the
 * same, they are an error. A configuration that is filled in stays as it is.
 */
final class ConfigurationDefaults {
    private static final int ROWS_WORTH_SPLITTING = 50;
    private static final double VALIDATION_FRACTION = 0.1;
    private static final double TEST_FRACTION = 0.2;

    private final TrainingConfiguration request;
    private final String datasetName;
    private final int rows;
    private final @Nullable ModelSchema schema;
    private final FieldErrors errors;

    /**
     * Defaults for one request.
     *
     * @param rows how many rows the data set has
     * @param schema null where the request's columns make none; what does not depend on it is looked at all the same
     */
    ConfigurationDefaults(TrainingConfiguration request, String datasetName, int rows, @Nullable ModelSchema schema,
            FieldErrors errors) {
        this.request = request;
        this.datasetName = datasetName;
        this.rows = rows;
        this.schema = schema;
        this.errors = errors;
    }

    TrainingConfiguration fillIn() {
        var split = split();
        var preprocessing = preprocessing();
        var asked = request.training();
        var networkDefaults = new NetworkDefaults(schema, asked == null ? null : asked.loss(),
                LearningDefaults.optimizerType(asked == null ? null : asked.optimizer()), errors);
        var network = networkDefaults.network(request.network());
        var training = new TrainingDefaults(schema, rows, errors).fillIn(asked, split, outputActivation(network));
        new CombinationChecks(network, training, errors).check(
                schema == null ? OptionalInt.empty() : PipelineSpecs.inputs(preprocessing, schema),
                trainingRows(split));
        return new TrainingConfiguration(request.datasetId(),
                request.modelName() == null ? ModelName.ofDataset(datasetName) : request.modelName(),
                schema == null ? request.task() : schema.task(),
                (int) Hyperparameter.PRIORITY.orDefault(request.priority()),
                schema == null ? request.targets() : schema.targets().stream().map(Target::name).toList(),
                schema == null ? request.features() : schema.features(), request.weightColumn(), request.fromModel(),
                Objects.requireNonNullElse(request.keepModelOnCancel(), false),
                preprocessing, split,
                network,
                networkDefaults.initialization(request.initialization()),
                training,
                Objects.requireNonNullElse(request.precision(), Precision.FLOAT32),
                Objects.requireNonNullElse(request.seed(), 0L));
    }

    private Preprocessing preprocessing() {
        var given = Objects.requireNonNullElse(request.preprocessing(),
                new Preprocessing(null, null, null, null, null));
        var numeric = Objects.requireNonNullElse(given.numeric(), Scaling.STANDARD);
        var degree = (int) Hyperparameter.POLYNOMIAL_DEGREE.orDefault(given.polynomialDegree());
        var interactions = interactions(degree, given.polynomialInteractions());
        if (schema != null && schema.task() == Task.CLASSIFICATION) {
            SettingChecks.notUsed(errors, "/preprocessing/target", given.target(), "A classification");
            return new Preprocessing(numeric, Scaling.NONE, MissingValues.REJECT, degree, interactions);
        }
        return new Preprocessing(numeric, targetScaling(given.target()), MissingValues.REJECT, degree, interactions);
    }

    private @Nullable Boolean interactions(int degree, @Nullable Boolean given) {
        if (degree > 1) {
            return Objects.requireNonNullElse(given, true);
        }
        SettingChecks.notUsed(errors.restingOn("/preprocessing/polynomial_degree"),
                "/preprocessing/polynomial_interactions", given,
                "A polynomial of degree 1");
        return null;
    }

    /** Counts, which the Poisson loss compares, stay as they are, since they must not fall below 0. */
    private Scaling targetScaling(@Nullable Scaling given) {
        var counts = request.training() != null && request.training().loss() == LossType.POISSON;
        if (counts && (given == Scaling.STANDARD || given == Scaling.MIN_MAX_MINUS1_1)) {
            errors.add("/preprocessing/target", "illegal_combination",
                    "The loss 'poisson' takes targets of at least 0, but '%s' makes some negative; choose 'none'."
                            .formatted(JsonNames.of(given)));
        }
        return Objects.requireNonNullElse(given, counts ? Scaling.NONE : Scaling.STANDARD);
    }

    private Split split() {
        var given = Objects.requireNonNullElse(request.split(), new Split(null, null, null, null));
        var worthIt = rows >= ROWS_WORTH_SPLITTING;
        var validation = Objects.requireNonNullElse(given.validationFraction(), worthIt ? VALIDATION_FRACTION : 0);
        var test = Objects.requireNonNullElse(given.testFraction(), worthIt ? TEST_FRACTION : 0);
        var shuffle = Objects.requireNonNullElse(given.shuffle(), true);
        var classification = schema != null && schema.task() == Task.CLASSIFICATION;
        var stratify = Objects.requireNonNullElse(given.stratify(), classification && shuffle);
        var held = errors.restingOn("/split/validation_fraction", "/split/test_fraction");
        if (validation + test >= 1) {
            held.add("/split", "out_of_range",
                    "The fractions held out are %s and %s; together they must be less than 1."
                            .formatted(validation, test));
        } else if (SplitSpec.trainingRows(validation, test, rows) < 1) {
            held.restingOn("/dataset_id").add("/split", "no_training_rows",
                    "Of %d rows none would be left to train on; hold out less.".formatted(rows));
        }
        if (stratify && schema != null && !classification) {
            errors.add("/split/stratify", "not_used", "Only classes can be stratified; leave it out for a regression.");
        } else if (stratify && !shuffle) {
            errors.add("/split/stratify", "not_used", "Rows are stratified only when they are shuffled.");
        }
        return new Split(validation, test, shuffle, stratify);
    }

    private int trainingRows(Split split) {
        return SplitSpec.trainingRows(Objects.requireNonNull(split.validationFraction()),
                Objects.requireNonNull(split.testFraction()), rows);
    }

    private static @Nullable ActivationType outputActivation(NetworkShape network) {
        return Objects.requireNonNull(network.outputLayer()).activation();
    }
}
