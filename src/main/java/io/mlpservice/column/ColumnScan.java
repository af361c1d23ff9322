package io.mlpservice.column;

import io.mlpservice.engine.data.Column;
import io.mlpservice.engine.data.NumberMarks;
import org.jspecify.annotations.Nullable;

import java.util.Arrays;

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
        private final int[] codes;
        private final TextTable texts = new TextTable();
        private int[] traits = new int[128];

        Texts(@Nullable TypeInference inference, int rows) {
            super(inference);
            this.codes = new int[rows];
        }

        @Override
        public void accept(int row, CellText cell, long place) {
            codes[row] = cell.isEmpty() ? -1 : code(cell, place);
        }

        private int code(CellText cell, long place) {
            var known = texts.size();
            var code = texts.code(cell);
            var inference = inference();
            if (inference != null) {
                if (code < known) {
                    inference.acceptAgain(traits[code]);
                } else {
                    keep(code, inference.accept(texts.texts().get(code), place));
                }
            }
            return code;
        }

        private void keep(int code, int traitsOfText) {
            if (code == traits.length) {
                traits = Arrays.copyOf(traits, 2 * traits.length);
            }
            traits[code] = traitsOfText;
        }

        @Override
        public Column piece(String name, int rows) {
            var piece = new Column.Categorical(name, texts.texts(),
                    rows == codes.length ? codes : Arrays.copyOf(codes, rows));
            texts.clear();
            return piece;
        }

        @Override
        public boolean suits(ColumnType type) {
            return type != ColumnType.NUMERIC;
        }
    }
}
