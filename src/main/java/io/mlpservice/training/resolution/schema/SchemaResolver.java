package io.mlpservice.training.resolution.schema;

import io.mlpservice.column.DatasetColumn;
import io.mlpservice.configuration.TrainingRequest;
import io.mlpservice.dataset.Dataset;
import io.mlpservice.dataset.TableSource;
import io.mlpservice.engine.encoding.ModelSchema;
import io.mlpservice.engine.feature.Feature;
import io.mlpservice.engine.feature.FeatureType;
import io.mlpservice.engine.feature.MissingValues;
import io.mlpservice.engine.function.LossType;
import io.mlpservice.engine.scaling.TargetScaling;
import io.mlpservice.platform.JsonNames;
import io.mlpservice.platform.problem.FieldError;
import io.mlpservice.platform.problem.FieldErrors;
import io.mlpservice.platform.problem.Messages;
import io.mlpservice.training.resolution.schema.TargetResolver.Targets;
import org.jspecify.annotations.Nullable;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Decides which columns a model reads and predicts, and whether it classifies or predicts numbers. */
public final class SchemaResolver {
    /** Where the rule for missing values stands. */
    public static final String MISSING = "/preprocessing/missing";
    /** Where the column stands that decides how rows are split. */
    public static final String SPLIT_COLUMN = "/split/column";

    private static final String WEIGHT_COLUMN = "/weight_column";
    /** Where this share of a target of classes is missing, a class may have been taken for gaps. */
    private static final double MANY_GAPS = 0.1;

    private final ColumnDefaults defaults;
    private final TrainingRequest request;
    private final Dataset dataset;
    private final FieldErrors errors;
    private final ColumnChecks checks;
    private final ColumnTypes types;
    private final TableSource table;
    private final TargetResolver targetResolver;
    private final List<String> warnings;

    /**
     * A resolver for one request.
     *
     * @param table the data set's rows, read only if its summary is not enough
     */
    public SchemaResolver(TrainingRequest request, Dataset dataset, TableSource table, FieldErrors errors,
            List<String> warnings) {
        this.dataset = dataset;
        this.defaults = ColumnDefaults.of(request, dataset);
        this.request = defaults.request();
        this.errors = errors;
        this.warnings = warnings;
        this.table = table;
        this.checks = new ColumnChecks(dataset, errors);
        this.types = new ColumnTypes(request.types(), checks, errors);
        this.targetResolver = new TargetResolver(request.task(), table, checks, types, errors, warnings);
    }

    /** The request with the weight column that the data set names, unless it has its own. */
    public TrainingRequest request() {
        return request;
    }

    /**
     * How many rows have all values that training needs; the most there may be, where the schema is not known. It is an
     * error if the rows that are dropped are all.
     */
    public int usableRows(Optional<ModelSchema> schema) {
        var needed = schema.map(found -> missingRule() == MissingValues.DROP_ROW
                ? Stream.concat(found.targetNames().stream(), found.featureNames().stream())
                : found.targetNames().stream()).orElse(Stream.of())
                .filter(name -> checks.column(name).missing() > 0).toList();
        if (needed.isEmpty()) {
            return dataset.rowCount();
        }
        var columns = table.read(needed).columns();
        var usable = (int) IntStream.range(0, dataset.rowCount())
                .filter(row -> columns.stream().noneMatch(column -> column.isMissing(row))).count();
        if (usable == 0 && missingRule() == MissingValues.DROP_ROW) {
            errors.reject(MISSING, "no_training_rows",
                    "Each row has a missing value in one of these columns, so that 'drop_row' leaves none to train on: %s. Leave columns out of 'features', or fill the gaps by another rule, such as 'median'."
                            .formatted(ColumnChecks.shortened(needed.stream().map(this::withGaps).toList())));
        }
        return usable;
    }

    private String withGaps(String name) {
        return "%s (%d)".formatted(name, checks.column(name).missing());
    }

    /** The schema of the columns that can be used; empty if they make none. The errors say why. */
    public Optional<ModelSchema> resolve() {
        if (request.targets() == null && !errors.isDoubtful("/targets")) {
            errors.wordBy(this::ofDefaultTarget);
        }
        var typesSuit = types.check();
        var targets = look("/targets", request.targets(), defaults.targets());
        var isTarget = Set.copyOf(targets.existing());
        var features = look("/features", request.features(), defaults.features(isTarget));
        dataset.warningOfTotals().ifPresent(warnings::add);
        warnOfIgnored(isTarget);
        var useful = (request.features() == null && !targets.allExist())
                || checkFeatures(features.existing(), isTarget);
        var complete = checkTargets(targets.existing()) && targets.allExist() && typesSuit
                && !errors.isDoubtful("/task");
        var resolved = complete ? targetResolver.resolve(targets.existing()) : Optional.<Targets>empty();
        checkWeights(isTarget);
        checkSplit(isTarget);
        if (!useful || !features.allExist()) {
            errors.doubt("/features");
        }
        if (!typesSuit) {
            errors.doubt("/features");
            return Optional.empty();
        }
        var signs = dataset.signs();
        var inputs = features.existing().stream().filter(name -> !isTarget.contains(name))
                .map(name -> types.feature(checks.column(name)).with(signs.get(name))).toList();
        inputs.forEach(this::warnOfOddCell);
        targets.existing().forEach(this::warnOfDoubt);
        warnOfDroppedRows(inputs);
        return resolved.filter(_ -> !inputs.isEmpty())
                .map(found -> new ModelSchema(found.task(), inputs, found.targets(), dataset.gapWords(),
                        dataset.numberMarks()));
    }

    private void warnOfIgnored(Set<String> targets) {
        var ignored = defaults.ignored(targets).stream()
                .filter(name -> !dataset.ignoresByUpload(checks.column(name))).toList();
        if (request.features() == null && !ignored.isEmpty()) {
            warnings.add("Columns that the data set ignores are not features: %s. Name the 'features' to use them."
                    .formatted(ColumnChecks.shortened(ignored)));
        }
    }

    private void warnOfDroppedRows(List<Feature> features) {
        var gaps = features.stream().map(Feature::name).filter(name -> checks.column(name).missing() > 0)
                .map(this::withGaps).toList();
        if (missingRule() == MissingValues.DROP_ROW && !gaps.isEmpty()) {
            warnings.add(
                    "Rows with missing values are left out, since 'preprocessing.missing' is 'drop_row': %s. The model cannot predict such rows."
                            .formatted(ColumnChecks.shortened(gaps)));
        }
    }

    /** One odd cell makes a column of numbers or dates one of categories, which is rarely meant. */
    private void warnOfOddCell(Feature feature) {
        if (feature.type() == FeatureType.CATEGORICAL) {
            types.oddCell(checks.column(feature.name())).ifPresent(
                    sentence -> warnings.add("'%s' is categorical. %s".formatted(feature.name(), sentence)));
        } else {
            warnOfDoubt(feature.name());
        }
    }

    /** Numbers and dates that may mean something else. */
    private void warnOfDoubt(String name) {
        var column = checks.column(name);
        if (types.isInTime(column) && types.of(column) == column.type()) {
            column.oddCell().ifPresent(sentence -> warnings.add("Column '%s': %s".formatted(name, sentence)));
        }
    }

    /** The request has no field for the targets, so their errors are those of the data set. */
    private FieldError ofDefaultTarget(FieldError error) {
        return error.pointer() != null && error.pointer().startsWith("/targets")
                ? FieldError.at("/dataset_id", error.code(),
                        "The target is %s'%s', since the request has no 'targets'. %s Name another column in 'targets' to predict that one."
                                .formatted(defaults.targetsByRole().isEmpty() ? "the last column, " : "",
                                        String.join("', '", defaults.targets()), error.detail()))
                : error;
    }

    private record Names(List<String> existing, boolean allExist) {}

    /** Finds the columns that were asked for, or the default ones. */
    private Names look(String pointer, @Nullable List<String> asked, List<String> byDefault) {
        if (errors.isDoubtful(pointer)) {
            return new Names(List.of(), false);
        }
        var names = asked == null ? byDefault : asked;
        if (names.isEmpty()) {
            errors.add(pointer, "required", noColumn(pointer));
        }
        var existing = new LinkedHashSet<String>();
        for (var index = 0; index < names.size() && !errors.isFull(); index++) {
            var name = names.get(index);
            if (!checks.exists(name)) {
                errors.add(pointer + "/" + index, "unknown_column",
                        checks.unknown(name));
            } else if (!existing.add(name)) {
                errors.add(pointer + "/" + index, "duplicate_column",
                        "'%s' is named twice; name it once.".formatted(name));
            }
        }
        return new Names(List.copyOf(existing), !names.isEmpty() && existing.size() == names.size());
    }

    private String noColumn(String pointer) {
        var ofFeatures = pointer.equals("/features");
        if (ofFeatures && dataset.columns().size() == 1) {
            return "The data set has no column but '%s', and a model needs others to predict it from; upload a table with more columns."
                    .formatted(Messages.shortened(dataset.columns().getFirst().name()));
        }
        var targets = Objects.requireNonNullElse(request.targets(), defaults.targets());
        return ofFeatures && request.features() == null && defaults.areAllIgnored(Set.copyOf(targets))
                ? "The data set says that its other columns are ignored, so that no feature is left. Name the 'features', and the 'targets' that are to be predicted from them."
                : "Name at least one column of the data set that is not used otherwise.";
    }

    private boolean checkFeatures(List<String> features, Set<String> targets) {
        var good = true;
        var places = places(request.features());
        for (var name : features) {
            var feature = checks.column(name);
            var pointer = places.isEmpty() ? "/features" : "/features/" + places.get(name);
            if (targets.contains(feature.name())) {
                good = false;
                errors.add(pointer, "target_as_feature",
                        "'%s' is %s and cannot be a feature as well; leave it out here, or name other targets."
                                .formatted(name, aTarget()));
            } else {
                good &= (!refusesGaps() || checks.isComplete(feature, pointer))
                        && (!types.isNumeric(feature) || checks.hasFiniteWidth(feature, pointer));
            }
        }
        return good;
    }

    /** The first index of each name. */
    private static Map<String, Integer> places(@Nullable List<String> asked) {
        var places = new HashMap<String, Integer>();
        for (var index = 0; asked != null && index < asked.size(); index++) {
            places.putIfAbsent(asked.get(index), index);
        }
        return places;
    }

    private boolean refusesGaps() {
        return missingRule() == MissingValues.REJECT;
    }

    private @Nullable MissingValues missingRule() {
        return request.preprocessing() == null ? null : request.preprocessing().missing();
    }

    /** Whether the targets must not be negative. Targets scaled to start at 0 never are. */
    private boolean comparesCounts() {
        var preprocessing = request.preprocessing();
        return request.training() != null && request.training().loss() == LossType.POISSON
                && (preprocessing == null || preprocessing.target() != TargetScaling.MIN_MAX_0_1)
                && !errors.isDoubtful("/preprocessing/target");
    }

    private void checkWeights(Set<String> targets) {
        var name = request.weightColumn();
        if (name == null) {
            return;
        }
        var asFeature = request.features() != null && request.features().contains(name);
        if (!checks.exists(name)) {
            errors.add(WEIGHT_COLUMN, "unknown_column",
                    checks.unknown(name));
        } else if (asFeature || targets.contains(name)) {
            errors.add(WEIGHT_COLUMN, "column_in_use",
                    "'%s' is %s and cannot hold the weights as well; name another column, or other '%s'.".formatted(
                            name, asFeature ? "a feature" : aTarget(), asFeature ? "features" : "targets"));
        } else {
            checks.checkWeights(checks.column(name), WEIGHT_COLUMN);
        }
    }

    private void checkSplit(Set<String> targets) {
        var name = defaults.splitColumn();
        if (name == null || errors.isDoubtful(SPLIT_COLUMN)) {
            return;
        }
        if (!checks.exists(name)) {
            errors.reject(SPLIT_COLUMN, "unknown_column",
                    checks.unknown(name));
        } else if (targets.contains(name)) {
            errors.reject(SPLIT_COLUMN, "column_in_use",
                    "'%s' is %s, and rows are not split by what is to be predicted; name another column, or other 'targets'."
                            .formatted(name, aTarget()));
        } else if (defaults.splitsByTime() && !types.isInTime(checks.column(name))) {
            errors.reject(SPLIT_COLUMN, "not_numeric",
                    "'%s' is %s, but time is a number or a date; name such a column, or choose another split."
                            .formatted(name, JsonNames.of(checks.column(name).type())));
        }
    }

    private String aTarget() {
        if (request.targets() != null) {
            return "a target";
        }
        return defaults.targetsByRole().isEmpty()
                ? "the last column and therefore the target"
                : "a target of the data set";
    }

    /** What to do if the gaps are words that are meant as a class. */
    private String words(DatasetColumn target) {
        return types.isNumeric(target) || target.missing() < MANY_GAPS * dataset.rowCount()
                ? ""
                : " If they hold a word that is meant as a class, such as None, upload the file again with 'missing_values', the words that mean a missing value, without that one.";
    }

    private boolean checkTargets(List<String> targets) {
        var good = true;
        var places = places(request.targets());
        for (var name : targets) {
            var pointer = places.isEmpty() ? "/targets" : "/targets/" + places.get(name);
            var target = checks.column(name);
            if (target.missing() > 0 && target.missing() < dataset.rowCount()) {
                warnings.add("%d of %d rows have no value in the target '%s'; they are left out.%s"
                        .formatted(target.missing(), dataset.rowCount(), name, words(target)));
            }
            good &= checks.hasValues(target, pointer, dataset.rowCount())
                    && (!comparesCounts() || checks.holdsCounts(target, pointer));
        }
        return good;
    }
}
