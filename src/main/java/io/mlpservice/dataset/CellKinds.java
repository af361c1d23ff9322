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
        return rare(name, "Send cells of one kind in a column.");
    }

    /** A sentence for each kind that fewer cells have than another, where all are read nevertheless. */
    List<String> warnings(String name) {
        return rare(name, type() == ColumnType.CATEGORICAL
                ? "All of them are read as text."
                : "All of them are read as in a CSV, which knows no kinds.").stream().map(FieldError::detail).toList();
    }

    private List<FieldError> rare(String name, String consequence) {
        var most = most();
        return most == null
                ? List.of()
                : kinds.stream().filter(kind -> kind != most).map(kind -> error(kind, most, name, consequence))
                        .toList();
    }

    private static FieldError error(Kind kind, Kind most, String name, String consequence) {
        var others = kind.count == 1
                ? ""
                : ", like %d more cell%s".formatted(kind.count - 1, kind.count == 2 ? "" : "s");
        return kind.row.error(name, "mixed_types",
                "It holds the %s %s%s, but other cells of '%s' are %ss. %s".formatted(word(kind.type), quoted(kind),
                        others, Messages.shortened(name), word(most.type), consequence));
    }

    private static String quoted(Kind kind) {
        return kind.type == ColumnType.CATEGORICAL ? "\"%s\"".formatted(kind.text) : kind.text;
    }

    private static String word(ColumnType type) {
        return switch (type) {
            case NUMERIC -> "number";
            case BOOLEAN -> "boolean";
            case CATEGORICAL, DATE_TIME, TEXT -> "string";
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
