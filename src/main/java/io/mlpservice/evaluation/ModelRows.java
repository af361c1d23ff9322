package io.mlpservice.evaluation;

import io.mlpservice.dataset.Datasets;
import io.mlpservice.engine.model.TrainedModel;
import io.mlpservice.model.LoadedModel;
import io.mlpservice.model.Model;
import io.mlpservice.model.Models;
import io.mlpservice.platform.memory.HeapShare;
import io.mlpservice.platform.waiting.Turns;
import io.mlpservice.prediction.answer.PredictedRow;
import io.mlpservice.training.TrainedParts;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.PriorityQueue;
import java.util.stream.Stream;

/**
 * Answers a page of the rows that a model was trained or tested on. All is computed from the data set again, slice by
 * slice: memory holds a slice and a page.
 */
@Service
class ModelRows {
    /** The most rows whose answers are computed at once, and the most numbers that these may be. */
    private static final int CHUNK_ROWS = 4_096;
    private static final int CHUNK_NUMBERS = 1 << 18;

    private final Models models;
    private final Datasets datasets;
    private final TrainedParts parts;

    ModelRows(Models models, Datasets datasets, TrainedParts parts) {
        this.models = models;
        this.datasets = datasets;
        this.parts = parts;
    }

    EvaluatedRows page(String ref, ModelPart part, RowOrder order, int from, @Nullable String cursor, int limit) {
        var start = cursor == null || cursor.isEmpty() ? null : RowCursor.parse(cursor, part, order);
        var loaded = models.load(ref);
        var model = models.get(loaded.identity().id().toString());
        return Turns.answer(() -> page(model, loaded, part, order, from, start, limit));
    }

    /**
     * Reserves memory in turn: requests that wait for their turn keep none from those that have it. A page is shorter than asked
     * for where the answers are large.
     */
    private EvaluatedRows page(Model model, LoadedModel loaded, ModelPart part, RowOrder order, int from,
            @Nullable RowCursor start, int limit) {
        var all = part.rows(parts.of(model, loaded.trained().schema()));
        var rows = Arrays.stream(all).filter(row -> row >= from).toArray();
        var bytes = PredictedRow.bytes(loaded.trained().schema());
        var most = Math.clamp(HeapShare.bytesOfPage() / bytes - 1, 1, limit);
        HeapShare.reserve(Math.min(rows.length, most + 1) * bytes);
        var found = order == RowOrder.ROW
                ? evaluate(model, loaded, after(rows, start, most + 1)).toList()
                : first(evaluate(model, loaded, rows), order, start, most + 1);
        var page = found.subList(0, Math.min(most, found.size()));
        return new EvaluatedRows(loaded.identity(), part, all.length, page,
                found.size() > most ? place(page.getLast()).toText(part, order) : null, found.size() > most);
    }

    private static int[] after(int[] rows, @Nullable RowCursor start, int count) {
        return Arrays.stream(rows).filter(row -> start == null || row > start.row()).limit(count).toArray();
    }

    /** The first rows of an order after a place; keeps no more than these. */
    private static List<EvaluatedRow> first(Stream<EvaluatedRow> rows, RowOrder order, @Nullable RowCursor start,
            int count) {
        var places = order.comparator();
        Comparator<EvaluatedRow> byPlace = (a, b) -> places.compare(place(a), place(b));
        var best = new PriorityQueue<EvaluatedRow>(byPlace.reversed());
        rows.filter(row -> start == null || places.compare(place(row), start) > 0).forEach(row -> {
            best.add(row);
            if (best.size() > count) {
                best.remove();
            }
        });
        var sorted = new ArrayList<>(best);
        sorted.sort(byPlace);
        return sorted;
    }

    private static RowCursor place(EvaluatedRow row) {
        return new RowCursor(row.row(), Objects.requireNonNullElse(row.error(), Double.POSITIVE_INFINITY));
    }

    private Stream<EvaluatedRow> evaluate(Model model, LoadedModel loaded, int[] rows) {
        if (rows.length == 0) {
            return Stream.empty();
        }
        var weights = model.trainedWith().weightColumn();
        return datasets
                .slices(model.trainedWith().datasetId(), model.trainedWith().columns(), rows[0],
                        rows[rows.length - 1] + 1)
                .flatMap(slice -> {
                    var from = slice.firstRow();
                    var evaluation = new RowEvaluation(loaded.trained(), slice.rows(), from, weights);
                    var within = Arrays.stream(rows)
                            .filter(row -> row >= from && row < from + slice.rows().rowCount()).map(row -> row - from)
                            .toArray();
                    return chunks(within, chunkRows(loaded.trained())).flatMap(evaluation::of);
                });
    }

    private static int chunkRows(TrainedModel model) {
        return Math.clamp(CHUNK_NUMBERS / model.network().outputLayer().units(), 1, CHUNK_ROWS);
    }

    private static Stream<int[]> chunks(int[] rows, int size) {
        return Stream.iterate(0, from -> from < rows.length, from -> from + size).map(from -> {
            Turns.requireClient();
            return Arrays.copyOfRange(rows, from, Math.min(rows.length, from + size));
        });
    }
}
