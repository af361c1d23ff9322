package io.mlpservice.engine.feature;

import io.mlpservice.engine.data.Column;
import io.mlpservice.engine.data.Table;
import io.mlpservice.engine.data.TableReader;
import io.mlpservice.engine.data.UnsuitableDataException;

import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

/** Reads the codes of a table's rows; see {@link Encoder}. */
final class CodeReader {
    private final IntToDoubleFunction[] codes;

    /**
     * Finds the columns of the features.
     *
     * @throws UnsuitableDataException if a column is absent
     */
    CodeReader(FeatureCodec codec, Table table) {
        this.codes = IntStream.range(0, codec.features().size())
                .mapToObj(feature -> codes(TableReader.column(table, codec.features().get(feature).name()),
                        codec.encoder(feature)))
                .toArray(IntToDoubleFunction[]::new);
    }

    private static IntToDoubleFunction codes(Column column, Encoder encoder) {
        var codes = encoder.codes(column);
        return encoder.fillsGaps() ? codes : row -> {
            if (column.isMissing(row)) {
                throw UnsuitableDataException.missing(column.name(), column.missing());
            }
            return codes.applyAsDouble(row);
        };
    }

    /**
     * Reads a row.
     *
     * @param into receives a code for each feature
     * @throws UnsuitableDataException if there is a gap that is refused, or a value of another type
     */
    void read(int row, double[] into) {
        for (var feature = 0; feature < codes.length; feature++) {
            into[feature] = codes[feature].applyAsDouble(row);
        }
    }
}
