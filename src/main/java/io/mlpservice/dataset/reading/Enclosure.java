package io.mlpservice.dataset.reading;

import io.mlpservice.platform.problem.Messages;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A JSON object around the rows of a file: one of its keys holds them as an array of objects, or it is a table as pandas
 * splits it, with the names of the columns in {@value #COLUMNS} and an array for each row in {@value #DATA}.
 */
final class Enclosure {
    private static final String COLUMNS = "columns";
    private static final String DATA = "data";
    private static final String INDEX = "index";
    private static final int KEYS_TOLD = 5;

    private final JsonParser parser;
    private final int mostColumns;
    /** The first keys that hold no rows. */
    private final List<String> others = new ArrayList<>(KEYS_TOLD);
    private int otherCount;
    private boolean hasIndex;
    /** The names of the columns; null if none came so far. */
    private @Nullable List<String> names;
    private boolean areNames = true;
    private boolean isSplit;
    private String key = "";

    /** An object at whose beginning the parser stands. */
    private Enclosure(JsonParser parser, int mostColumns) {
        this.parser = parser;
        this.mostColumns = mostColumns;
    }

    /**
     * The object with which a text begins; empty if it does not begin with one that encloses rows. Where the text ends within
     * the index of a table that pandas split, the rows come behind it.
     */
    static Optional<Enclosure> of(String beginning) {
        try (var parser = JsonCells.parser(beginning.toCharArray(), beginning.length())) {
            var enclosure = new Enclosure(parser, Integer.MAX_VALUE);
            try {
                return parser.nextToken() == JsonToken.START_OBJECT && enclosure.findsRows()
                        ? Optional.of(enclosure)
                        : Optional.empty();
            } catch (JacksonException e) {
                enclosure.isSplit = enclosure.names != null && enclosure.key.equals(INDEX);
                return enclosure.isSplit ? Optional.of(enclosure) : Optional.empty();
            }
        }
    }

    /** Reads an object up to its first row, on which the parser then stands; empty if it has none. */
    static Optional<Enclosure> of(JsonParser parser, int mostColumns) {
        var enclosure = new Enclosure(parser, mostColumns);
        return enclosure.findsRows() ? Optional.of(enclosure) : Optional.empty();
    }

    private boolean findsRows() {
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            if (isAtRows()) {
                return true;
            }
        }
        return false;
    }

    /** Reads the value of a key unless it is the rows: then up to the first one. */
    private boolean isAtRows() {
        key = parser.currentName();
        if (parser.nextToken() != JsonToken.START_ARRAY) {
            parser.skipChildren();
            leaveOut();
            return false;
        }
        if (isRows(parser.nextToken())) {
            return true;
        }
        skipArray();
        return false;
    }

    /** Objects in {@value #COLUMNS} describe them. */
    private boolean isRows(@Nullable JsonToken first) {
        isSplit = first == JsonToken.START_ARRAY && key.equals(DATA);
        return isSplit || (first == JsonToken.START_OBJECT && !key.equals(COLUMNS));
    }

    /** Goes to the end of an array; the parser stands on its first element. */
    private void skipArray() {
        if (key.equals(COLUMNS) && names == null) {
            names = new ArrayList<>();
            readNames(names);
        } else if (!key.equals(INDEX) || !isCount()) {
            skipElements();
            leaveOut();
        }
    }

    private void leaveOut() {
        otherCount++;
        hasIndex = hasIndex || key.equals(INDEX);
        if (others.size() < KEYS_TOLD) {
            others.add(key);
        }
    }

    private void readNames(List<String> read) {
        for (; parser.currentToken() != JsonToken.END_ARRAY; parser.nextToken()) {
            areNames = areNames && !parser.currentToken().isStructStart();
            if (areNames && read.size() <= mostColumns) {
                read.add(parser.getString());
            }
            parser.skipChildren();
        }
    }

    /** Reads an array as long as it counts from 0, as the index of a data frame usually does; whether all of it does. */
    private boolean isCount() {
        var next = 0L;
        while (parser.currentToken() == JsonToken.VALUE_NUMBER_INT && parser.getNumberValue().longValue() == next) {
            next++;
            parser.nextToken();
        }
        return parser.currentToken() == JsonToken.END_ARRAY;
    }

    private void skipElements() {
        for (; parser.currentToken() != JsonToken.END_ARRAY; parser.nextToken()) {
            parser.skipChildren();
        }
    }

    /**
     * Reads what stands behind the rows.
     *
     * @return what is wrong with it
     */
    Optional<String> close() {
        var rows = key;
        var wasSplit = isSplit;
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            if (isAtRows()) {
                return Optional.of("'%s' and '%s' may both hold the rows. Send those of one table alone."
                        .formatted(Messages.shortened(rows), Messages.shortened(key)));
            }
        }
        key = rows;
        isSplit = wasSplit;
        return parser.nextToken() == null
                ? Optional.empty()
                : Optional.of("Something follows the object around the rows. Leave it out.");
    }

    /** What is wrong with the names of the columns where rows are arrays. */
    Optional<String> complaint() {
        if (!isSplit) {
            return Optional.empty();
        }
        if (names == null) {
            return Optional.of("'data' holds arrays, but no 'columns' before it names their cells.");
        }
        var known = new HashSet<String>();
        return areNames
                ? names.stream().filter(name -> !known.add(name)).findFirst()
                        .map("'columns' names '%s' twice."::formatted)
                : Optional.of("'columns' holds more than the names of columns.");
    }

    /** Whether rows are arrays. */
    boolean isSplit() {
        return isSplit;
    }

    /** The names of the columns where rows are arrays. */
    List<String> columns() {
        return names == null ? List.of() : names;
    }

    /** Where the rows are. */
    String sentence() {
        return isSplit
                ? "The file is a JSON object: its 'columns' name the columns, and each array in its 'data' is a row."
                : "The file is a JSON object: its rows are the objects in its '%s'.".formatted(Messages.shortened(key));
    }

    /** What else the object holds, once all of it is read. */
    Optional<String> othersLeftOut() {
        if (otherCount == 0) {
            return Optional.empty();
        }
        var told = others.stream().map(name -> "'%s'".formatted(Messages.shortened(name)))
                .collect(Collectors.joining(", "));
        return Optional.of("Of the JSON object in the file only the rows are read; left out %s %s%s.%s".formatted(
                otherCount == 1 ? "is" : "are", told,
                otherCount > KEYS_TOLD ? " and %d more".formatted(otherCount - KEYS_TOLD) : "",
                hasIndex ? " To keep the index of a data frame, make it a column (in pandas: reset_index())." : ""));
    }
}
