package io.mlpservice.column;

import io.mlpservice.engine.data.Column;
import io.mlpservice.engine.data.NumberMarks;
import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Takes the cells of a column, from the first row to the last, and gives them back piece by piece as a typed column. */
public abstract sealed class ColumnScan {
    private final @Nullable TypeInference inference;

    ColumnScan(@Nullable TypeInference inference) {
        this.inference = inference;
    }

    /**
     * A scan.
     *
     * @param asNumbers whether the cells are kept as numbers, else as text
     * @param inference learns of each cell; null if the type is known
     * @param rows the maximum number of rows of a piece
     */
    public static ColumnScan of(boolean asNumbers, NumberMarks marks, @Nullable TypeInference inference,
            DistinctNumbers labels, int rows) {
        return asNumbers ? new Numbers(marks, inference, labels, rows) : new Texts(inference, rows);
    }

    /**
     * Takes a cell.
     *
     * @param row its row in the piece, counted from 0
     * @param place where it stands, counted from 1
     */
    public abstract void accept(int row, CellText cell, long place);

    /** The piece of all rows since the last piece, valid until the next row. */
    public abstract Column piece(String name, int rows);

    /** Whether the cells are kept as a column of this type needs them. */
    public abstract boolean suits(ColumnType type);

    @Nullable
    TypeInference inference() {
        return inference;
    }

    private static final class Numbers extends ColumnScan {
        private final NumberText number;
        private final DistinctNumbers labels;
        private final double[] values;
        private boolean failed;

        Numbers(NumberMarks marks, @Nullable TypeInference inference, DistinctNumbers labels, int rows) {
            super(inference);
            this.number = new NumberText(marks);
            this.labels = labels;
            this.values = new double[rows];
        }

        @Override
        public void accept(int row, CellText cell, long place) {
            if (cell.isEmpty()) {
                values[row] = Double.NaN;
                return;
            }
            var value = number.read(cell);
            var inference = inference();
            if (inference != null) {
                inference.accept(value, number.isCode(), cell, place);
            }
            failed = failed || Double.isNaN(value);
            if (!failed) {
                values[row] = value;
                labels.accept(value, cell);
            }
        }

        @Override
        public Column piece(String name, int rows) {
            return new Column.Numeric(name, rows == values.length ? values : Arrays.copyOf(values, rows));
        }

        @Override
        public boolean suits(ColumnType type) {
            return type == ColumnType.NUMERIC;
        }
    }

    /** Each text of a piece gets a code, found by its characters. What was inferred of it holds whenever it returns. */
    private static final class Texts extends ColumnScan {
        private static final int FREE = -1;

        private final int[] codes;
        private final List<String> texts = new ArrayList<>();
        private int[] places = emptyPlaces(256);
        private int[] traits = new int[128];

        Texts(@Nullable TypeInference inference, int rows) {
            super(inference);
            this.codes = new int[rows];
        }

        private static int[] emptyPlaces(int count) {
            var empty = new int[count];
            Arrays.fill(empty, FREE);
            return empty;
        }

        @Override
        public void accept(int row, CellText cell, long place) {
            codes[row] = cell.isEmpty() ? -1 : code(cell, place);
        }

        private int code(CellText cell, long place) {
            var at = cell.hash() & places.length - 1;
            while (places[at] != FREE && !cell.is(texts.get(places[at]))) {
                at = at + 1 & places.length - 1;
            }
            var inference = inference();
            if (places[at] != FREE) {
                if (inference != null) {
                    inference.acceptAgain(traits[places[at]]);
                }
                return places[at];
            }
            var code = texts.size();
            var text = cell.toString();
            places[at] = code;
            texts.add(text);
            grow();
            traits[code] = inference == null ? 0 : inference.accept(text, place);
            return code;
        }

        private void grow() {
            if (texts.size() == traits.length) {
                traits = Arrays.copyOf(traits, 2 * traits.length);
                places = emptyPlaces(2 * places.length);
                for (var code = 0; code < texts.size(); code++) {
                    var at = TextHash.of(texts.get(code)) & places.length - 1;
                    while (places[at] != FREE) {
                        at = at + 1 & places.length - 1;
                    }
                    places[at] = code;
                }
            }
        }

        @Override
        public Column piece(String name, int rows) {
            var piece = new Column.Categorical(name, texts, rows == codes.length ? codes : Arrays.copyOf(codes, rows));
            texts.clear();
            Arrays.fill(places, FREE);
            return piece;
        }

        @Override
        public boolean suits(ColumnType type) {
            return type != ColumnType.NUMERIC;
        }
    }
}
