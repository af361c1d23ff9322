package io.mlpservice.dataset.reading;

import io.mlpservice.column.Place;
import io.mlpservice.platform.json.ElementsOfList;
import io.mlpservice.platform.json.JsonComplaint;
import io.mlpservice.platform.problem.FieldError;
import io.mlpservice.platform.problem.ProblemException;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonToken;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.function.Supplier;

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
        return readable(() -> {
            try {
                return new BodyRows(new ElementsOfList(body.open(), FIELD), limits);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    /** Jackson took the body for JSON before, but a name that is no UTF-8 for one that it had seen. */
    private static <T extends @Nullable Object> T readable(Supplier<T> reading) {
        try {
            return reading.get();
        } catch (JacksonException e) {
            throw ProblemException.badRequest(JsonComplaint.MALFORMED,
                    "The rows are not JSON: %s".formatted(JsonComplaint.of(e)));
        }
    }

    @Override
    public @Nullable JsonRow next() {
        return readable(this::nextRow);
    }

    private @Nullable JsonRow nextRow() {
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
