package io.mlpservice.prediction.trace;

import io.mlpservice.engine.data.Column;
import io.mlpservice.engine.encoding.ModelSchema;
import io.mlpservice.engine.encoding.Target;
import io.mlpservice.engine.encoding.Task;
import io.mlpservice.platform.CellValue;
import io.mlpservice.platform.problem.FieldErrors;
import io.mlpservice.platform.problem.Messages;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonPointer;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads the targets of a row and collects all errors. */
final class TargetReader {
    private final ModelSchema schema;
    private final JsonPointer place;
    private final FieldErrors errors;

    /**
     * Creates a reader.
     *
     * @param place points to the targets
     */
    TargetReader(ModelSchema schema, JsonPointer place, FieldErrors errors) {
        this.schema = schema;
        this.place = place;
        this.errors = errors;
    }

    /** A column of one row for each target that can be read. */
    List<Column> columns(Map<String, @Nullable CellValue> cells) {
        var names = schema.targets().stream().map(Target::name).toList();
        var predicted = listed(names.stream());
        cells.keySet().stream().filter(column -> !names.contains(column)).takeWhile(column -> !errors.isFull())
                .forEach(column -> add(column, "unknown_column", "The model does not predict '%s', but: %s."
                        .formatted(Messages.shortened(column), predicted)));
        return schema.targets().stream().flatMap(target -> column(target, cells.get(target.name()))).toList();
    }

    private Stream<Column> column(Target target, @Nullable CellValue cell) {
        if (cell == null) {
            add(target.name(), "missing_target", "'%s' is missing; say what the model should answer."
                    .formatted(Messages.shortened(target.name())));
            return Stream.of();
        }
        return schema.task() == Task.CLASSIFICATION ? ofClass(target, cell) : ofNumber(target, cell);
    }

    private Stream<Column> ofClass(Target target, CellValue cell) {
        var label = cell instanceof CellValue.Numeric(var number, var digits) && digits == null
                ? Column.Numeric.text(number)
                : cell.text();
        if (target.labels().contains(label)) {
            return Stream.of(new Column.Categorical(target.name(), List.of(label), new int[]{0}));
        }
        add(target.name(), "unknown_class", "The model has no class '%s'; its classes are: %s."
                .formatted(Messages.shortened(label), listed(target.labels().stream())));
        return Stream.of();
    }

    private Stream<Column> ofNumber(Target target, CellValue cell) {
        if (cell instanceof CellValue.Numeric(var number, var _)) {
            return Stream.of(new Column.Numeric(target.name(), new double[]{number}));
        }
        add(target.name(), "not_numeric", "'%s' must be a number, not \"%s\"."
                .formatted(Messages.shortened(target.name()), Messages.shortened(cell.text())));
        return Stream.of();
    }

    private void add(String column, String code, String detail) {
        errors.add(place.appendProperty(column).toString(), code, detail);
    }

    private static String listed(Stream<String> names) {
        return Messages.shortened(names.collect(Collectors.joining(", ")));
    }
}
