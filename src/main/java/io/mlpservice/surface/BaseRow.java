package io.mlpservice.surface;

import io.mlpservice.engine.model.TrainedModel;
import io.mlpservice.platform.CellValue;
import io.mlpservice.platform.problem.FieldErrors;
import io.mlpservice.prediction.row.FeatureRows;
import io.mlpservice.prediction.row.InstancePlaces;
import io.mlpservice.prediction.row.JsonRows;
import io.mlpservice.prediction.row.OddityWords;
import io.mlpservice.prediction.row.RowReader;
import io.mlpservice.schema.FeatureSchema;
import io.mlpservice.schema.SchemaResponse;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonPointer;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The row that gives the features that are no axes.
 *
 * @param cells in the order of the features, null where there is no value
 * @param codes as the model takes them; meaningless if there are errors
 * @param warnings what is odd about it, as sentences
 */
@SuppressWarnings("ArrayRecordComponent")
record BaseRow(List<@Nullable CellValue> cells, double[] codes, List<String> warnings) {
    private static final JsonPointer AT = JsonPointer.valueOf("/at");

    /**
     * The row that a request gives, or a typical one; collects what is wrong with it.
     *
     * @param axes features that have a typical value where the request gives none
     */
    static BaseRow of(TrainedModel model, @Nullable Map<String, @Nullable CellValue> at, Collection<Integer> axes,
            FieldErrors errors) {
        var features = model.features();
        var examples = SchemaResponse.of(model).features().stream().map(FeatureSchema::example).iterator();
        var reader = new JsonRows(model.schema(), false, errors);
        var given = at == null ? null : reader.cells(at, AT);
        var cells = new ArrayList<@Nullable CellValue>();
        for (var feature = 0; feature < features.names().size(); feature++) {
            var example = examples.next();
            var cell = given == null ? null : given.get(feature);
            cells.add(cell == null && (given == null || axes.contains(feature)) ? example : cell);
        }
        var read = new RowReader(model, false, errors)
                .read(new FeatureRows.Cells(List.of(cells), new InstancePlaces(AT, features.names())));
        var warnings = read.oddities().stream().map(new OddityWords(features)::warnings).flatMap(List::stream);
        return new BaseRow(Collections.unmodifiableList(cells), read.codes()[0],
                Stream.concat(OddityWords.ignored(reader.ignored()).stream(), warnings).toList());
    }

    /** The cells by the names of the features. */
    Map<String, @Nullable CellValue> byName(List<String> features) {
        var byName = LinkedHashMap.<String, @Nullable CellValue>newLinkedHashMap(features.size());
        for (var feature = 0; feature < features.size(); feature++) {
            byName.put(features.get(feature), cells.get(feature));
        }
        return byName;
    }
}
