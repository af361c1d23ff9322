package io.mlpservice.prediction;

import io.mlpservice.engine.encoding.Prediction;
import io.mlpservice.model.LoadedModel;
import io.mlpservice.platform.problem.FieldError;
import io.mlpservice.platform.problem.FieldErrors;
import io.mlpservice.prediction.answer.AnsweredRow;
import io.mlpservice.prediction.answer.RowWriter;
import io.mlpservice.prediction.row.FeatureRows;
import io.mlpservice.prediction.row.OddityWords;
import io.mlpservice.prediction.row.RawRow;
import io.mlpservice.prediction.row.RowOddities;
import io.mlpservice.prediction.row.RowReader;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;

/**
 * Predicts tables of any length, row by row in their order. A row that cannot be predicted is answered by its errors and
 * does not keep the others from being predicted. Memory is bounded: the model predicts some thousand rows at a time.
 */
@Service
public class TablePredictions {
    /** More rows at a time are no faster. */
    private static final int MOST_ROWS = 4096;
    private static final int MOST_CELLS = 1 << 20;

    /**
     * How many rows were answered.
     *
     * @param rows all of them
     * @param refused those that could not be predicted
     */
    public record Counts(long rows, long refused) {}

    /**
     * Predicts all rows and writes their answers.
     *
     * @param rows what this throws goes to the caller, once the rows before are answered
     * @param strict whether values unlike those of the training rows are errors of their row
     * @param out gets the answer to each row, in order; its end is left to the caller
     */
    public Counts predict(LoadedModel model, Iterator<RawRow> rows, boolean strict, RowWriter out) throws IOException {
        var batch = new Batch(model, strict, out);
        try {
            while (rows.hasNext()) {
                batch.add(rows.next());
            }
        } finally {
            batch.answer();
        }
        return batch.counts();
    }

    /** The rows that are read and not answered yet. */
    private static final class Batch {
        private final LoadedModel model;
        private final boolean strict;
        private final RowWriter out;
        private final OddityWords words;
        private final int most;
        private final List<ReadRow> rows = new ArrayList<>();
        private long count;
        private long refused;

        Batch(LoadedModel model, boolean strict, RowWriter out) {
            this.model = model;
            this.strict = strict;
            this.out = out;
            this.words = new OddityWords(model.trained().features());
            this.most = Math.clamp(MOST_CELLS / model.trained().features().names().size(), 1, MOST_ROWS);
        }

        void add(RawRow row) throws IOException {
            rows.add(ReadRow.of(row, model, strict, words));
            if (rows.size() == most) {
                answer();
            }
        }

        void answer() throws IOException {
            var answers = answers();
            rows.clear();
            for (var answer : answers) {
                out.write(answer);
                count++;
                refused += answer.isRefused() ? 1 : 0;
            }
        }

        private List<AnsweredRow> answers() {
            var codes = rows.stream().map(ReadRow::codes).filter(Objects::nonNull).toArray(double[][]::new);
            var predictions = codes.length == 0
                    ? List.<Prediction>of().iterator()
                    : model.trained().predict(codes).iterator();
            return rows.stream().map(row -> row.codes() == null ? row.refused() : row.answered(predictions.next()))
                    .toList();
        }

        Counts counts() {
            return new Counts(count, refused);
        }
    }

    /**
     * A row as the model takes it.
     *
     * @param codes null if there are errors
     */
    @SuppressWarnings("ArrayRecordComponent")
    private record ReadRow(RawRow raw, double @Nullable [] codes, List<String> warnings, List<FieldError> errors,
            RowOddities oddities) {
        static ReadRow of(RawRow raw, LoadedModel model, boolean strict, OddityWords words) {
            if (!raw.errors().isEmpty()) {
                return refused(raw, raw.errors());
            }
            var errors = new FieldErrors();
            var read = new RowReader(model.trained(), words, strict, errors)
                    .read(new FeatureRows.Cells(List.of(raw.cells()), raw.places(), raw.marks()));
            if (!errors.isEmpty()) {
                return refused(raw, errors.list());
            }
            var oddities = read.oddities().getFirst();
            return new ReadRow(raw.withoutCells(), read.codes()[0], words.warnings(oddities), List.of(), oddities);
        }

        private static ReadRow refused(RawRow raw, List<FieldError> errors) {
            return new ReadRow(raw.withoutCells(), null, List.of(), errors, RowOddities.NONE);
        }

        AnsweredRow refused() {
            return new AnsweredRow(raw.number(), null, raw.warnings(), warnings, errors, oddities);
        }

        AnsweredRow answered(Prediction prediction) {
            return Predictions.isFinite(prediction)
                    ? new AnsweredRow(raw.number(), prediction, raw.warnings(), warnings, List.of(), oddities)
                    : new AnsweredRow(raw.number(), null, raw.warnings(), List.of(),
                            List.of(raw.places().row(0, "out_of_range", Predictions.TOO_LARGE)), RowOddities.NONE);
        }
    }
}
