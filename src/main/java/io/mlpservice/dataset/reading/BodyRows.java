package io.mlpservice.dataset.reading;

import io.mlpservice.column.Place;
import io.mlpservice.platform.FieldError;
import io.mlpservice.platform.json.ElementsOfList;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonToken;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/** The rows of a request's body, which are the elements of its field {@value #FIELD}. */
public final class BodyRows implements JsonRows {
    /** The field. */
    public static final String FIELD = "rows";

    private final ElementsOfList elements;
    private final JsonCells cells;
    private int count;

    private BodyRows(ElementsOfList elements, DatasetLimits limits) {
        this.elements = elements;
        this.cells = new JsonCells(limits, List.of());
    }

    /** The rows from the first one. */
    public static BodyRows of(TextFile body, DatasetLimits limits) {
        try {
            return new BodyRows(new ElementsOfList(body.open(), FIELD), limits);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public @Nullable JsonRow next() {
        if (!elements.next()) {
            return null;
        }
        count++;
        if (elements.parser().currentToken() == JsonToken.START_OBJECT) {
            return cells.read(elements.parser(), Place.ROW, count, JsonRow.IN_BODY);
        }
        elements.parser().skipChildren();
        return JsonRow.broken(Place.ROW, count, JsonRow.IN_BODY, FieldError.at("/%s/%d".formatted(FIELD, count - 1),
                "wrong_type", "This must be an object with a cell for each column, such as {\"x\": 1}."));
    }

    @Override
    public void close() {
        elements.close();
    }
}
