package io.mlpservice.dataset;

import io.mlpservice.column.ColumnType;
import io.mlpservice.dataset.reading.JsonRow;
import io.mlpservice.platform.CellValue;
import io.mlpservice.platform.problem.FieldError;
import io.mlpservice.platform.problem.Messages;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/** Which kinds of JSON values the cells of a column have: numbers, booleans, strings. */
final class CellKinds {
    private final List<Kind> kinds = new ArrayList<>(1);

    /** Where the first cell of a kind stands, and how many there are. */
    private static final class Kind {
        private final ColumnType type;
        private final JsonRow row;
        private final String text;
        private long count = 1;

        Kind(ColumnType type, JsonRow row, String text) {
            this.type = type;
            this.row = row;
            this.text = text;
        }
    }

    void accept(CellValue cell, JsonRow row) {
        var type = type(cell);
        for (var kind : kinds) {
            if (kind.type == type) {
                kind.count++;
                return;
            }
        }
        var place = new JsonRow(row.unit(), row.number(), row.line(), Map.of(), List.of());
        kinds.add(new Kind(type, place, Messages.shortened(cell.text())));
    }

    /** The kind of most cells, the earlier one of two; null without cells. */
    @Nullable
    ColumnType type() {
        var most = most();
        return most == null ? null : most.type;
    }

    private @Nullable Kind most() {
        Kind most = null;
        for (var kind : kinds) {
            most = most == null || kind.count > most.count ? kind : most;
        }
        return most;
    }

    /** An error for each kind that fewer cells have than another. */
    List<FieldError> errors(String name) {
        return rare().map(kind -> kind.row.error(name, "mixed_types",
                difference(kind, name) + " Send cells of one kind in a column.")).toList();
    }

    /**
     * A sentence for each kind that fewer cells have than another, where all are read nevertheless.
     *
     * @param type that the column has
     */
    Stream<String> warnings(String name, ColumnType type) {
        return rare().map(kind -> kind.row.error(name, "mixed_types",
                "%s All of them are read as %ss.".formatted(difference(kind, name), word(type))).detail());
    }

    private Stream<Kind> rare() {
        var most = most();
        return kinds.stream().filter(kind -> kind != most);
    }

    private String difference(Kind kind, String name) {
        var others = kind.count == 1
                ? ""
                : ", like %d more cell%s".formatted(kind.count - 1, kind.count == 2 ? "" : "s");
        return "It holds the %s %s%s, but other cells of '%s' are %ss.".formatted(word(kind.type), quoted(kind), others,
                Messages.shortened(name), word(Objects.requireNonNull(type())));
    }

    private static String quoted(Kind kind) {
        return kind.type == ColumnType.CATEGORICAL ? "\"%s\"".formatted(kind.text) : kind.text;
    }

    private static String word(ColumnType type) {
        return switch (type) {
            case NUMERIC -> "number";
            case BOOLEAN -> "boolean";
            case DATE_TIME -> "date";
            case CATEGORICAL, TEXT -> "string";
        };
    }

    private static ColumnType type(CellValue cell) {
        return switch (cell) {
            case CellValue.Numeric _ -> ColumnType.NUMERIC;
            case CellValue.Truth _ -> ColumnType.BOOLEAN;
            case CellValue.Text _ -> ColumnType.CATEGORICAL;
        };
    }
}
