package io.mlpservice.engine.model;

import io.mlpservice.engine.encoding.Prediction;
import io.mlpservice.engine.feature.Encoder;
import io.mlpservice.engine.matrix.Matrix;
import io.mlpservice.engine.training.Evaluator;

import java.util.List;
import java.util.stream.IntStream;

/**
 * Passes many rows through a model and shows what its hidden units answer, too. It takes the rows one after the other, so
 * that they are never in memory all at once. Not thread-safe.
 */
public final class RowPass {
    private final Predictor predictor;
    private final double[] codes;
    private final int hiddenLayers;

    /** The rows to pass. */
    @FunctionalInterface
    public interface Rows {
        /** Sets the codes of a row, counted from 0, one for each feature; see {@link Encoder}. */
        void set(int row, double[] codes);
    }

    /** Takes the answers for one row after the other. */
    @FunctionalInterface
    public interface Reader {
        /**
         * Takes those for a row, counted from 0.
         *
         * @param prediction {@code NaN} if the numbers of the row exceed the range of the model's precision
         * @param hidden valid until the method returns
         */
        void read(int row, Prediction prediction, HiddenUnits hidden);
    }

    /** What the hidden units answer for a row. */
    public static final class HiddenUnits {
        private final List<Matrix> layers;
        private int row;

        private HiddenUnits(List<Matrix> layers) {
            this.layers = layers;
        }

        /** What a unit hands to the layer above it; the layer, the first hidden one, and the unit count from 0. */
        public double get(int layer, int unit) {
            return layers.get(layer).get(row, unit);
        }
    }

    /** Prepares to pass rows through a model. */
    public RowPass(TrainedModel model, int rows) {
        this.predictor = new Predictor(model, Math.clamp(rows, 1, Evaluator.CHUNK_ROWS));
        this.codes = new double[model.features().features().size()];
        this.hiddenLayers = model.network().layers().size() - 1;
    }

    /** Passes rows. */
    public void run(int count, Rows rows, Reader reader) {
        for (var from = 0; from < count; from += predictor.rowsAtOnce()) {
            run(from, Math.min(predictor.rowsAtOnce(), count - from), rows, reader);
        }
    }

    private void run(int from, int count, Rows rows, Reader reader) {
        for (var row = 0; row < count; row++) {
            rows.set(from + row, codes);
            predictor.set(row, codes);
        }
        var outputs = predictor.forward(count);
        var hidden = new HiddenUnits(
                IntStream.range(0, hiddenLayers).mapToObj(layer -> predictor.outputs(layer, count)).toList());
        for (var row = 0; row < count; row++) {
            hidden.row = row;
            reader.read(from + row, predictor.prediction(outputs, row), hidden);
        }
    }
}
