package io.mlpservice.scoring.run;

import io.mlpservice.dataset.Datasets;
import io.mlpservice.model.LoadedModel;
import io.mlpservice.prediction.TablePredictions;
import io.mlpservice.prediction.row.RawRow;
import io.mlpservice.scoring.job.PredictionJobStore;
import io.mlpservice.scoring.job.StartedScoring;
import io.mlpservice.scoring.result.AnswerFormat;
import io.mlpservice.scoring.result.DatasetCells;

import java.io.IOException;
import java.util.Iterator;
import java.util.List;

/** One attempt of a job: predicts the rows of its data set that are not done yet, chunk by chunk. */
final class ScoringRun {
    /** A restart goes on behind the last chunk, so that the rows that are predicted together are always the same. */
    private static final int ROWS = 8192;
    /** Of features, and of numbers that are answered. */
    private static final int CELLS = 1 << 20;

    private final StartedScoring job;
    private final LoadedModel model;
    private final TablePredictions predictions;
    private final PredictionJobStore store;
    private final RunWatch watch;
    private final ScoringMetrics metrics;
    private final List<String> features;
    private final AnswerFormat format;
    private final DatasetCells cells;
    private final ScoringClock clock;

    ScoringRun(StartedScoring job, LoadedModel model, Datasets datasets, TablePredictions predictions,
            PredictionJobStore store, RunWatch watch, ScoringClock clock, ScoringMetrics metrics) {
        this.job = job;
        this.model = model;
        this.predictions = predictions;
        this.store = store;
        this.watch = watch;
        this.metrics = metrics;
        this.features = model.trained().schema().featureNames();
        this.format = new AnswerFormat(model.trained().schema());
        this.cells = new DatasetCells(datasets, job.datasetId(), features, job.rowsDone(), job.rows());
        this.clock = clock;
    }

    /** Whether all rows are done; false if the job has to stop. */
    boolean toTheEnd() throws IOException {
        clock.begin();
        var tally = job.tally();
        while (cells.number() < job.rows() && watch.look()) {
            var first = cells.number();
            var chunk = predict(Math.min(job.rows(), first + chunkSize()));
            if (!watch.goesOn()) {
                return false;
            }
            tally = tally.plus(chunk.tally());
            store.append(job, first, format.write(chunk.answers()), clock.advance(cells.number(), tally));
            metrics.predicted(chunk.answers().size());
        }
        return cells.number() == job.rows();
    }

    /** Wide rows and answers are kept in smaller chunks. */
    private int chunkSize() {
        var outputs = model.trained().schema().targets().stream().mapToInt(target -> target.labels().size() + 1).sum();
        return Math.clamp(CELLS / Math.max(features.size(), outputs), 1, ROWS);
    }

    private AnswerCollector predict(int end) throws IOException {
        var answers = new AnswerCollector(features);
        predictions.predict(model, new Rows(end), job.options().strict(), answers);
        return answers;
    }

    /** The rows up to one, or fewer if the job has to stop. */
    private final class Rows implements Iterator<RawRow> {
        private final CellPlaces places = new CellPlaces(features);
        private final int end;

        Rows(int end) {
            this.end = end;
        }

        @Override
        public boolean hasNext() {
            return cells.number() < end && watch.goesOn();
        }

        @Override
        public RawRow next() {
            return new RawRow(cells.number(), cells.next(), places, List.of(), List.of());
        }
    }
}
