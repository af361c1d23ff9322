package io.mlpservice.prediction;

import io.mlpservice.platform.memory.HeapShare;
import io.mlpservice.prediction.row.JsonRows;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.util.JsonRecyclerPools;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;

/**
 * The common case, rows of numbers only, parsed straight into arrays. Everything else, including errors, is left to
 * {@link JsonRows}, which works on a tree.
 *
 * @param model the model that the body names, if it does
 * @param strict whether odd values are errors
 * @param columns of each row; none where the rows are arrays
 * @param values [rows][columns], finite
 */
@SuppressWarnings("ArrayRecordComponent")
record NumericRows(@Nullable String model, boolean strict, List<String> columns, double[][] values) {
    /** What a row takes besides its numbers, in bytes. */
    private static final int ROW = 32;
    private static final JsonFactory JSON = JsonFactory.builder().enable(StreamReadFeature.USE_FAST_DOUBLE_PARSER)
            .recyclerPool(JsonRecyclerPools.sharedBoundedPool()).build();

    /** The rows of a body; null if it holds anything else, or too many rows. */
    static @Nullable NumericRows read(byte[] body, int mostRows) {
        try (var parser = JSON.createParser(ObjectReadContext.empty(), body)) {
            return new Reader(parser, mostRows).document();
        } catch (JacksonException strange) {
            return null;
        }
    }

    /** The rows in the order of a model's features; null if they have other columns. */
    double @Nullable [][] inOrderOf(List<String> features) {
        if (columns.isEmpty()) {
            return Arrays.stream(values).allMatch(row -> row.length == features.size()) ? values : null;
        }
        if (columns.equals(features)) {
            return values;
        }
        if (columns.size() != features.size()) {
            return null;
        }
        var places = new HashMap<String, Integer>();
        columns.forEach(column -> places.put(column, places.size()));
        var sources = features.stream().mapToInt(feature -> places.getOrDefault(feature, -1)).toArray();
        if (places.size() != sources.length || Arrays.stream(sources).anyMatch(source -> source < 0)) {
            return null;
        }
        return Arrays.stream(values).map(row -> Arrays.stream(sources).mapToDouble(source -> row[source]).toArray())
                .toArray(double[][]::new);
    }

    /** Returns null at the first unexpected token. */
    private static final class Reader {
        private final JsonParser parser;
        private final int mostRows;
        private final List<String> columns = new ArrayList<>();
        private final List<double[]> rows = new ArrayList<>();
        private double[] row = new double[16];
        private @Nullable String model;
        private @Nullable Boolean strict;

        Reader(JsonParser parser, int mostRows) {
            this.parser = parser;
            this.mostRows = mostRows;
        }

        @Nullable
        NumericRows document() {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                return null;
            }
            for (var name = parser.nextName(); name != null; name = parser.nextName()) {
                if (!field(name)) {
                    return null;
                }
            }
            var complete = parser.currentToken() == JsonToken.END_OBJECT && parser.nextToken() == null;
            return complete && !rows.isEmpty()
                    ? new NumericRows(model, Boolean.TRUE.equals(strict), columns, rows.toArray(double[][]::new))
                    : null;
        }

        private boolean field(String name) {
            if (name.equals("model") && model == null) {
                model = parser.nextStringValue();
                return model != null;
            }
            if (name.equals("strict") && strict == null) {
                strict = parser.nextToken() == JsonToken.VALUE_TRUE;
                return parser.currentToken().isBoolean();
            }
            var start = switch (name) {
                case "instances" -> JsonToken.START_OBJECT;
                case "rows" -> JsonToken.START_ARRAY;
                default -> null;
            };
            return start != null && rows.isEmpty() && parser.nextToken() == JsonToken.START_ARRAY && rows(start)
                    && !rows.isEmpty();
        }

        private boolean rows(JsonToken start) {
            for (var token = parser.nextToken(); token != JsonToken.END_ARRAY; token = parser.nextToken()) {
                if (rows.size() == mostRows || token != start
                        || !(start == JsonToken.START_OBJECT ? instance() : array())) {
                    return false;
                }
            }
            return true;
        }

        private boolean instance() {
            var size = 0;
            for (var name = parser.nextName(); name != null; name = parser.nextName()) {
                if (rows.isEmpty()) {
                    columns.add(name);
                }
                if (size >= columns.size() || !name.equals(columns.get(size)) || !number(parser.nextToken(), size++)) {
                    return false;
                }
            }
            return end(size, JsonToken.END_OBJECT) && size == columns.size();
        }

        private boolean array() {
            var size = 0;
            for (var token = parser.nextToken(); token != JsonToken.END_ARRAY; token = parser.nextToken()) {
                if (!number(token, size++)) {
                    return false;
                }
            }
            return end(size, JsonToken.END_ARRAY);
        }

        private boolean number(@Nullable JsonToken token, int index) {
            if (token == null || !token.isNumeric()) {
                return false;
            }
            if (index == row.length) {
                HeapShare.reserve(2L * Double.BYTES * row.length);
                row = Arrays.copyOf(row, 2 * row.length);
            }
            row[index] = parser.getDoubleValue();
            return Double.isFinite(row[index]);
        }

        private boolean end(int size, JsonToken token) {
            HeapShare.reserve(ROW + (long) Double.BYTES * size);
            rows.add(Arrays.copyOf(row, size));
            return parser.currentToken() == token;
        }
    }
}
