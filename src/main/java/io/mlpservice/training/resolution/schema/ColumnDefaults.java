package io.mlpservice.training.resolution.schema;

import io.mlpservice.column.ColumnRole;
import io.mlpservice.column.ColumnType;
import io.mlpservice.column.DatasetColumn;
import io.mlpservice.configuration.SplitType;
import io.mlpservice.configuration.TrainingRequest;
import io.mlpservice.dataset.Dataset;
import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which columns are used for what where a request does not say it.
 *
 * @param request with the weight column that the data set names, unless it has its own
 */
record ColumnDefaults(TrainingRequest request, Dataset dataset) {
    static ColumnDefaults of(TrainingRequest request, Dataset dataset) {
        return new ColumnDefaults(request.weightColumn() == null
                ? request.withWeightColumn(weightByRole(request, dataset))
                : request, dataset);
    }

    /** The column of weights that the data set names, unless the request uses it otherwise. */
    private static @Nullable String weightByRole(TrainingRequest request, Dataset dataset) {
        var used = Stream.of(request.targets(), request.features()).filter(Objects::nonNull).flatMap(List::stream)
                .collect(Collectors.toSet());
        return dataset.columns().stream().filter(column -> column.role() == ColumnRole.WEIGHT)
                .map(DatasetColumn::name).filter(name -> !used.contains(name)).findFirst().orElse(null);
    }

    /** The targets that the data set names, else the last column. */
    List<String> targets() {
        var byRole = targetsByRole();
        return byRole.isEmpty() ? lastColumn() : byRole;
    }

    List<String> targetsByRole() {
        return dataset.columns().stream().filter(column -> column.role() == ColumnRole.TARGET)
                .map(DatasetColumn::name).toList();
    }

    private List<String> lastColumn() {
        return dataset.columns().reversed().stream().map(DatasetColumn::name)
                .filter(name -> !name.equals(splitColumn())).limit(1).toList();
    }

    /** The column that decides how rows are split, if there is one. */
    @Nullable
    String splitColumn() {
        var split = request.split();
        return split == null || split.type() == null || split.type() == SplitType.RANDOM ? null : split.column();
    }

    boolean splitsByTime() {
        return request.split() != null && request.split().type() == SplitType.TIME;
    }

    /** All columns that nothing speaks against; if there are none, the others, but for those that the upload ignores. */
    List<String> features(Set<String> targets) {
        var useful = names(targets, true);
        return useful.isEmpty() ? names(targets, false).stream().filter(name -> !byUpload(name)).toList() : useful;
    }

    private boolean byUpload(String name) {
        return dataset.columns().stream()
                .anyMatch(column -> column.name().equals(name) && dataset.ignoresByUpload(column));
    }

    /** Whether the data set has columns besides the targets, all of which its upload ignores. */
    boolean areAllIgnored(Set<String> targets) {
        return features(targets).isEmpty() && !names(targets, false).isEmpty();
    }

    /** The columns that are no features by default, though nothing else uses them. */
    List<String> ignored(Set<String> targets) {
        return names(targets, true).isEmpty() ? List.of() : names(targets, false);
    }

    /** The names of the columns without another use, in file order. */
    private List<String> names(Set<String> targets, boolean useful) {
        return dataset.columns().stream().filter(column -> isFree(column.name(), targets))
                .filter(column -> useful
                        ? column.role() == ColumnRole.FEATURE && !isUselessLast(column)
                        : column.role() == ColumnRole.IGNORED || isUselessLast(column))
                .map(DatasetColumn::name).toList();
    }

    /** A column that only says how rows are split says nothing of what the rows are; a time does. */
    private boolean isFree(String name, Set<String> targets) {
        return !targets.contains(name) && !name.equals(request.weightColumn())
                && (splitsByTime() || !name.equals(splitColumn()));
    }

    /** The last column has a role as if it were the target, though nothing may speak for it as a feature. */
    private boolean isUselessLast(DatasetColumn column) {
        var isLast = column.equals(dataset.columns().getLast());
        var hasOneValue = column.missing() == 0 && Objects.equals(column.distinct(), 1);
        return isLast && column.role() == ColumnRole.FEATURE && (column.type() == ColumnType.TEXT || hasOneValue
                || column.missing() == dataset.rowCount());
    }
}
