package io.mlpservice.dataset;

import io.mlpservice.column.ColumnType;
import io.mlpservice.dataset.reading.JsonRow;
import io.mlpservice.engine.data.GapWords;
import io.mlpservice.platform.CellValue;
import io.mlpservice.platform.problem.FieldError;
import io.mlpservice.platform.problem.Messages;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Which kinds of JSON values the cells of a column have: numbers, booleans, strings. Beside numbers and booleans, a string
 * such as {@code "NA"} is a missing value; among strings alone it is one of them.
 */
final class CellKinds {
    private final GapWords words;
    private final List<Kind> kinds = new ArrayList<>(1);
    /** The strings that usually mean a missing value. */
    private @Nullable Kind gapWords;

    /** Where the first cell of a kind stands, and how many there are. */
    private static final class Kind {
        private final ColumnType type;
        private final JsonRow row;
        private final String text;
        private long count = 1;

        Kind(ColumnType type, CellValue cell, JsonRow row) {
            this.type = type;
            this.row = new JsonRow(row.unit(), row.number(), row.line(), Map.of(), List.of());
            this.text = Messages.shortened(cell.text());
        }

        String cells() {
            var quoted = type == ColumnType.CATEGORICAL ? "\"%s\"".formatted(text) : text;
            return "It holds the %s %s%s".formatted(word(type), quoted, count == 1
                    ? ""
                    : ", like %d more cell%s".formatted(count - 1, count == 2 ? "" : "s"));
        }
    }

    /**
     * The kinds of a column without cells.
     *
     * @param words that mean a missing value beside numbers and booleans
     */
    CellKinds(GapWords words) {
        this.words = words;
    }

    void accept(CellValue cell, JsonRow row) {
        var type = type(cell);
        if (isGapWord(cell)) {
            if (gapWords == null) {
                gapWords = new Kind(type, cell, row);
            } else {
                gapWords.count++;
            }
            return;
        }
        for (var kind : kinds) {
            if (kind.type == type) {
                kind.count++;
                return;
            }
        }
        kinds.add(new Kind(type, cell, row));
    }

    private boolean isGapWord(CellValue cell) {
        return cell instanceof CellValue.Text(var text) && words.contains(text);
    }

    /** Whether a cell of the column means a missing value. */
    boolean isGap(CellValue cell) {
        return isGapWord(cell) && !areStrings();
    }

    /** Whether no cell is a number or a boolean. */
    boolean areStrings() {
        return kinds.stream().allMatch(kind -> kind.type == ColumnType.CATEGORICAL);
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
        return Stream.concat(
                rare().map(kind -> kind.row.error(name, "mixed_types",
                        "%s All of them are read as %ss.".formatted(difference(kind, name), word(type)))),
                gaps().stream().map(kind -> kind.row.error(name, "mixed_types",
                        kind.cells()
                                + ", which is read as a missing value. To keep it, give the column the type categorical.")))
                .map(FieldError::detail);
    }

    private Optional<Kind> gaps() {
        return areStrings() ? Optional.empty() : Optional.ofNullable(gapWords);
    }

    private Stream<Kind> rare() {
        var most = most();
        return kinds.stream().filter(kind -> kind != most);
    }

    /** The kind of most cells, the earlier one of two; null without cells. */
    private @Nullable Kind most() {
        Kind most = null;
        for (var kind : kinds) {
            most = most == null || kind.count > most.count ? kind : most;
        }
        return most;
    }

    private String difference(Kind kind, String name) {
        return "%s, but other cells of '%s' are %ss.".formatted(kind.cells(), Messages.shortened(name),
                word(Objects.requireNonNull(most()).type));
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
