package io.mlpservice.inference.mlflow;

import io.mlpservice.dataset.RequestTable;
import io.mlpservice.dataset.RequestTables;
import io.mlpservice.inference.FeaturePlaces;
import io.mlpservice.model.LoadedModel;
import io.mlpservice.platform.CellValue;
import io.mlpservice.platform.ServiceSettings;
import io.mlpservice.platform.problem.FieldError;
import io.mlpservice.platform.problem.FieldErrors;
import io.mlpservice.prediction.Predictions;
import io.mlpservice.prediction.row.FeatureRows;
import io.mlpservice.prediction.row.RowPlaces;
import io.mlpservice.prediction.row.TextCells;
import io.mlpservice.schema.FeatureNames;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/** Reads a table in CSV, its columns in any order, as for {@code /predict}. */
@Component
class CsvBody {
    private final RequestTables tables;
    private final Predictions predictions;
    private final ServiceSettings settings;

    CsvBody(RequestTables tables, Predictions predictions, ServiceSettings settings) {
        this.tables = tables;
        this.predictions = predictions;
        this.settings = settings;
    }

    /**
     * The rows, one more than a request may have at most.
     *
     * @param charset the encoding; null to find it
     * @param errors gets what is wrong; the rows are meaningless then
     */
    FeatureRows rows(byte[] body, @Nullable Charset charset, LoadedModel model, FieldErrors errors)
            throws IOException {
        var features = model.trained().features();
        try (var file = tables.receive(new ByteArrayInputStream(body), settings.http().jsonLimit());
                var table = tables.openAllLines(file, charset, Set.copyOf(features.names()),
                        model.trained().schema().numberMarks())) {
            var places = places(table, new FeatureNames(model.trained().schema()), errors);
            errors.throwIfAny();
            var cells = new TextCells(features, table.numberMarks());
            var rows = new ArrayList<List<@Nullable CellValue>>();
            var lines = new ArrayList<Integer>();
            while (table.hasNext() && rows.size() <= predictions.maxRows()) {
                var row = table.next();
                lines.add(row.line());
                rows.add(row.error() == null ? cells(row, places, cells) : refused(row.error(), errors));
            }
            return new FeatureRows.Cells(rows, new Lines(lines), table.numberMarks());
        }
    }

    /** A table without a header has the features in their order. */
    private static int[] places(RequestTable table, FeatureNames names, FieldErrors errors) {
        var features = names.features();
        return !table.hasHeader() && table.columns().size() == features.size()
                && !table.columns().containsAll(features)
                        ? IntStream.range(0, features.size()).toArray()
                        : new FeaturePlaces(names, (code, detail) -> FieldError.line(table.firstLine(), code, detail),
                                errors)
                                .among(table.columns());
    }

    private static List<@Nullable CellValue> cells(RequestTable.Row row, int[] places, TextCells cells) {
        var values = new ArrayList<@Nullable CellValue>(places.length);
        for (var feature = 0; feature < places.length; feature++) {
            values.add(cells.cell(row.cells().get(places[feature]), feature));
        }
        return values;
    }

    private static List<@Nullable CellValue> refused(FieldError error, FieldErrors errors) {
        errors.add(error);
        return List.of();
    }

    /** Locates rows by their lines. */
    private record Lines(List<Integer> lines) implements RowPlaces {
        @Override
        public FieldError all(String code, String detail) {
            return FieldError.line(1, code, detail);
        }

        @Override
        public FieldError row(int row, String code, String detail) {
            return FieldError.line(lines.get(row), code, detail);
        }

        @Override
        public FieldError cell(int row, int feature, String code, String detail) {
            return row(row, code, detail);
        }
    }
}
