package io.mlpservice.dataset.analysis;

import io.mlpservice.column.ColumnRole;
import io.mlpservice.column.ColumnType;
import io.mlpservice.column.DatasetColumn;
import io.mlpservice.column.Uselessness;
import org.jspecify.annotations.Nullable;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Gives columns their roles: those that the upload says; of the others, columns from which nothing can be learned are
 * ignored. The last column is not, unless there is another target, since it is the default target. If no feature were
 * left, those that are ignored for the least certain reason are features after all.
 */
final class RoleInference {
    private final ColumnOptions options;
    private final boolean rowNames;
    private final int rowCount;
    private final List<DatasetColumn> columns;
    private final @Nullable Uselessness[] reasons;

    private RoleInference(ColumnOptions options, boolean rowNames, int rowCount,
            List<DatasetColumn> columns) {
        this.options = options;
        this.rowNames = rowNames;
        this.rowCount = rowCount;
        var names = columns.stream().map(column -> column.name().toLowerCase(Locale.ROOT)).collect(Collectors.toSet());
        this.columns = columns.stream().map(column -> isOppositeOfYes(column, names)
                ? column.with(column.notes().withoutUselessness())
                : column).toList();
        this.reasons = IntStream.range(0, columns.size()).mapToObj(this::reason).toArray(Uselessness[]::new);
    }

    /**
     * The columns in their roles.
     *
     * @param rowNames whether the first column has no name in the file
     */
    static List<DatasetColumn> roles(List<DatasetColumn> columns, ColumnOptions options, boolean rowNames,
            int rowCount) {
        var inference = new RoleInference(options, rowNames, rowCount, columns);
        inference.keepAFeature();
        return IntStream.range(0, columns.size()).mapToObj(inference::inRole).toList();
    }

    /** Beside {@code smokers_yes}, {@code smokers_no} is a quantity and no number of a smoker. */
    private static boolean isOppositeOfYes(DatasetColumn column, Set<String> names) {
        var name = column.name().toLowerCase(Locale.ROOT);
        return column.notes().uselessness() == Uselessness.IDENTIFIER && name.endsWith("no")
                && names.contains(name.substring(0, name.length() - 2) + "yes");
    }

    private @Nullable Uselessness reason(int index) {
        var column = columns.get(index);
        if (options.role(column.name()) != null || isDefaultTarget(index)) {
            return null;
        }
        return rowNames && index == 0 && namesRows(column) ? Uselessness.ROW_NAMES : column.notes().uselessness();
    }

    private boolean isDefaultTarget(int index) {
        return index == columns.size() - 1 && !options.give(ColumnRole.TARGET)
                && options.role(columns.get(index).name()) == null;
    }

    /** Dates without a name are the times of the rows. */
    private boolean namesRows(DatasetColumn column) {
        return column.missing() == 0 && Objects.equals(column.distinct(), rowCount)
                && column.type() != ColumnType.DATE_TIME;
    }

    private void keepAFeature() {
        if (IntStream.range(0, columns.size()).noneMatch(this::isFeature)) {
            Arrays.stream(reasons).filter(Objects::nonNull).min(Uselessness::compareTo)
                    .ifPresent(leastCertain -> Arrays.setAll(reasons,
                            index -> reasons[index] == leastCertain ? null : reasons[index]));
        }
    }

    private boolean isFeature(int index) {
        var given = options.role(columns.get(index).name());
        return given == ColumnRole.FEATURE || (given == null && reasons[index] == null && !isDefaultTarget(index));
    }

    private DatasetColumn inRole(int index) {
        var column = columns.get(index);
        var given = options.role(column.name());
        if (given != null) {
            return column.with(given, given == ColumnRole.IGNORED ? ColumnOptions.IGNORED_BY_UPLOAD : null);
        }
        var reason = reasons[index];
        return reason == null ? column : column.with(ColumnRole.IGNORED, reason.reason());
    }
}
