package io.mlpservice.training.resolution;

import io.mlpservice.column.ColumnRole;
import io.mlpservice.column.ColumnType;
import io.mlpservice.column.DatasetColumn;
import io.mlpservice.configuration.SplitType;
import io.mlpservice.configuration.TrainingRequest;
import io.mlpservice.dataset.Dataset;
import io.mlpservice.dataset.TableSource;
import io.mlpservice.engine.encoding.ModelSchema;
import io.mlpservice.engine.feature.Feature;
import io.mlpservice.engine.feature.FeatureType;
import io.mlpservice.engine.feature.MissingValues;
import io.mlpservice.engine.function.LossType;
import io.mlpservice.engine.scaling.TargetScaling;
import io.mlpservice.platform.FieldError;
import io.mlpservice.platform.FieldErrors;
import io.mlpservice.platform.JsonNames;
import io.mlpservice.training.resolution.TargetResolver.Targets;
import org.jspecify.annotations.Nullable;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Decides which columns a model reads and predicts, and whether it classifies or predicts numbers. */
final class SchemaResolver {
    private static final String WEIGHT_COLUMN = "/weight_column";

    private final TrainingRequest request;
    private final Dataset dataset;
    private final FieldErrors errors;
    private final ColumnChecks checks;
    private final ColumnTypes types;
    private final TargetResolver targetResolver;
    private final List<String> warnings;

    /**
     * A resolver for one request.
     *
     * @param table the data set's rows, read only if its summary is not enough
     */
    SchemaResolver(TrainingRequest request, Dataset dataset, TableSource table, FieldErrors errors,
            List<String> warnings) {
        this.dataset = dataset;
        this.request = request.weightColumn() == null ? request.withWeightColumn(weightByRole(request)) : request;
        this.errors = errors;
        this.warnings = warnings;
        this.checks = new ColumnChecks(dataset, errors);
        this.types = new ColumnTypes(request.types(), checks, errors);
        this.targetResolver = new TargetResolver(request.task(), table, checks, types, errors, warnings);
    }

    /** The column of weights that the data set names, unless the request uses it otherwise. */
    private @Nullable String weightByRole(TrainingRequest asked) {
        var used = Stream.of(asked.targets(), asked.features()).filter(Objects::nonNull).flatMap(List::stream)
                .collect(Collectors.toSet());
        return dataset.columns().stream().filter(column -> column.role() == ColumnRole.WEIGHT)
                .map(DatasetColumn::name).filter(name -> !used.contains(name)).findFirst().orElse(null);
    }

    /** The request with the weight column that the data set names, unless it has its own. */
    TrainingRequest request() {
        return request;
    }

    /** How many rows have a value for the target, as far as it can be one; at most, where there are several. */
    int rowsWithTargets() {
        var rows = dataset.rowCount();
        return rows - Objects.requireNonNullElse(request.targets(), defaultTargets()).stream().filter(checks::exists)
                .mapToInt(name -> checks.column(name).missing()).filter(missing -> missing < rows).max().orElse(0);
    }

    private List<String> defaultTargets() {
        var byRole = targetsByRole();
        return byRole.isEmpty() ? lastColumn() : byRole;
    }

    private List<String> lastColumn() {
        return dataset.columns().reversed().stream().map(DatasetColumn::name)
                .filter(name -> !name.equals(splitColumn()))
                .limit(1).toList();
    }

    /** The column that decides how rows are split, if there is one. */
    private @Nullable String splitColumn() {
        var split = request.split();
        return split == null || split.type() == null || split.type() == SplitType.RANDOM ? null : split.column();
    }

    /** The column that says how rows are split, but nothing of what the rows are. */
    private @Nullable String splitColumnAlone() {
        return splitsByTime() ? null : splitColumn();
    }

    private boolean splitsByTime() {
        return request.split() != null && request.split().type() == SplitType.TIME;
    }

    private List<String> targetsByRole() {
        return dataset.columns().stream().filter(column -> column.role() == ColumnRole.TARGET)
                .map(DatasetColumn::name).toList();
    }

    /** The schema of the columns that can be used; empty if they make none. The errors say why. */
    Optional<ModelSchema> resolve() {
        if (request.targets() == null && !errors.isDoubtful("/targets")) {
            errors.wordBy(this::ofDefaultTarget);
        }
        var typesSuit = types.check();
        var targets = look("/targets", request.targets(), defaultTargets());
        var isTarget = Set.copyOf(targets.existing());
        var features = look("/features", request.features(), defaultFeatures(isTarget));
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
        var inputs = features.existing().stream().filter(name -> !isTarget.contains(name))
                .map(name -> types.feature(checks.column(name))).toList();
        inputs.forEach(this::warnOfOddCell);
        warnOfDroppedRows(inputs);
        return resolved.filter(_ -> !inputs.isEmpty())
                .map(found -> new ModelSchema(found.task(), inputs, found.targets(), dataset.gapWords()));
    }

    private void warnOfDroppedRows(List<Feature> features) {
        var gaps = features.stream().map(feature -> checks.column(feature.name()))
                .filter(column -> column.missing() > 0)
                .map(column -> "%s (%d)".formatted(column.name(), column.missing())).toList();
        if (missingRule() == MissingValues.DROP_ROW && !gaps.isEmpty()) {
            warnings.add(
                    "Rows with missing values are left out, since 'preprocessing.missing' is 'drop_row': %s. The model cannot predict such rows."
                            .formatted(ColumnChecks.shortened(gaps)));
        }
    }

    /** One odd cell makes a column of numbers or dates one of categories, which is rarely meant. */
    private void warnOfOddCell(Feature feature) {
        if (feature.type() == FeatureType.CATEGORICAL) {
            checks.column(feature.name()).oddCell().ifPresent(
                    sentence -> warnings.add("'%s' is categorical. %s".formatted(feature.name(), sentence)));
        }
    }

    /** All columns that nothing speaks against; if there are none, the others as well. */
    private List<String> defaultFeatures(Set<String> targets) {
        var free = dataset.columns().stream()
                .filter(column -> !targets.contains(column.name()) && !column.name().equals(request.weightColumn())
                        && !column.name().equals(splitColumnAlone()))
                .toList();
        var useful = free.stream().filter(column -> column.role() == ColumnRole.FEATURE && !isUselessLast(column))
                .toList();
        var ignored = free.stream().filter(column -> column.role() == ColumnRole.IGNORED || isUselessLast(column))
                .toList();
        if (request.features() == null && !useful.isEmpty() && !ignored.isEmpty()) {
            warnings.add("Columns that the data set ignores are no features: %s. Name the 'features' to use them."
                    .formatted(ColumnChecks.shortened(ignored.stream().map(DatasetColumn::name).toList())));
        }
        return (useful.isEmpty() ? ignored : useful).stream().map(DatasetColumn::name).toList();
    }

    /** The request has no field for the targets, so their errors are those of the data set. */
    private FieldError ofDefaultTarget(FieldError error) {
        return error.pointer() != null && error.pointer().startsWith("/targets")
                ? FieldError.at("/dataset_id", error.code(),
                        "The target is %s'%s', since the request has no 'targets'. %s Name another column in 'targets' to predict that one."
                                .formatted(targetsByRole().isEmpty() ? "the last column, " : "",
                                        String.join("', '", defaultTargets()), error.detail()))
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
            errors.add(pointer, "required", "Name at least one column of the data set that is not used otherwise.");
        }
        var existing = new LinkedHashSet<String>();
        for (var index = 0; index < names.size() && !errors.isFull(); index++) {
            var name = names.get(index);
            if (!checks.exists(name)) {
                errors.add(pointer + "/" + index, "unknown_column",
                        "The data set has no column '%s'; it has: %s.".formatted(name, checks.names()));
            } else if (!existing.add(name)) {
                errors.add(pointer + "/" + index, "duplicate_column",
                        "'%s' is named twice; name it once.".formatted(name));
            }
        }
        return new Names(List.copyOf(existing), !names.isEmpty() && existing.size() == names.size());
    }

    /** The last column has a role as if it were the target, though nothing may speak for it as a feature. */
    private boolean isUselessLast(DatasetColumn column) {
        var isLast = column.equals(dataset.columns().getLast());
        var hasOneValue = column.missing() == 0 && Objects.equals(column.distinct(), 1);
        return isLast && column.role() == ColumnRole.FEATURE && (column.type() == ColumnType.TEXT || hasOneValue
                || column.missing() == dataset.rowCount());
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
                    "The data set has no column '%s'; it has: %s.".formatted(name, checks.names()));
        } else if (asFeature || targets.contains(name)) {
            errors.add(WEIGHT_COLUMN, "column_in_use",
                    "'%s' is %s and cannot hold the weights as well; name another column, or other '%s'.".formatted(
                            name, asFeature ? "a feature" : aTarget(), asFeature ? "features" : "targets"));
        } else {
            checks.checkWeights(checks.column(name), WEIGHT_COLUMN);
        }
    }

    private void checkSplit(Set<String> targets) {
        var name = splitColumn();
        if (name == null || errors.isDoubtful(SplitDefaults.COLUMN)) {
            return;
        }
        if (!checks.exists(name)) {
            errors.reject(SplitDefaults.COLUMN, "unknown_column",
                    "The data set has no column '%s'; it has: %s.".formatted(name, checks.names()));
        } else if (targets.contains(name)) {
            errors.reject(SplitDefaults.COLUMN, "column_in_use",
                    "'%s' is %s, and rows are not split by what is to be predicted; name another column, or other 'targets'."
                            .formatted(name, aTarget()));
        } else if (splitsByTime() && !types.isInTime(checks.column(name))) {
            errors.reject(SplitDefaults.COLUMN, "not_numeric",
                    "'%s' is %s, but time is a number or a date; name such a column, or choose another split."
                            .formatted(name, JsonNames.of(checks.column(name).type())));
        }
    }

    private String aTarget() {
        if (request.targets() != null) {
            return "a target";
        }
        return targetsByRole().isEmpty() ? "the last column and therefore the target" : "a target of the data set";
    }

    private boolean checkTargets(List<String> targets) {
        var good = true;
        var places = places(request.targets());
        for (var name : targets) {
            var pointer = places.isEmpty() ? "/targets" : "/targets/" + places.get(name);
            var target = checks.column(name);
            if (target.missing() > 0 && target.missing() < dataset.rowCount()) {
                warnings.add("%d of %d rows have no value in the target '%s'; they are left out."
                        .formatted(target.missing(), dataset.rowCount(), name));
            }
            good &= checks.hasValues(target, pointer, dataset.rowCount())
                    && (!comparesCounts() || checks.holdsCounts(target, pointer));
        }
        return good;
    }
}
