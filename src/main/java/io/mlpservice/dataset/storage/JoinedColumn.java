package io.mlpservice.dataset.storage;

import io.mlpservice.engine.data.Column;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** A column that is put together from its pieces. Categories keep the order in which they first appear. */
final class JoinedColumn {
    private final int rows;
    private final Map<String, Integer> codeOf = new HashMap<>();
    private final List<String> categories = new ArrayList<>();
    private double @Nullable [] numbers;
    private int @Nullable [] codes;
    private String name = "";
    private int filled;

    JoinedColumn(int rows) {
        this.rows = rows;
    }

    /** Appends the rows of a piece from {@code start} to before {@code end}. */
    void append(Column piece, int start, int end) {
        name = piece.name();
        switch (piece) {
            case Column.Numeric(var _, var values) -> {
                numbers = Objects.requireNonNullElseGet(numbers, () -> new double[rows]);
                System.arraycopy(values, start, numbers, filled, end - start);
            }
            case Column.Categorical(var _, var labels, var ofPiece) -> {
                codes = Objects.requireNonNullElseGet(codes, () -> new int[rows]);
                append(labels, ofPiece, start, end, codes);
            }
        }
        filled += end - start;
    }

    private void append(List<String> labels, int[] ofPiece, int start, int end, int[] joined) {
        var renamed = labels.stream().mapToInt(this::code).toArray();
        for (var row = start; row < end; row++) {
            joined[filled + row - start] = ofPiece[row] < 0 ? -1 : renamed[ofPiece[row]];
        }
    }

    private int code(String category) {
        return codeOf.computeIfAbsent(category, added -> {
            categories.add(added);
            return categories.size() - 1;
        });
    }

    Column column() {
        return numbers != null
                ? new Column.Numeric(name, numbers)
                : new Column.Categorical(name, categories, Objects.requireNonNullElse(codes, new int[0]));
    }
}
