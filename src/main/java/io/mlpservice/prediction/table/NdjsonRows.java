package io.mlpservice.prediction.table;

import io.mlpservice.engine.encoding.ModelSchema;
import io.mlpservice.platform.BodyLimit;
import io.mlpservice.platform.CellValue;
import io.mlpservice.platform.problem.FieldError;
import io.mlpservice.platform.problem.FieldErrors;
import io.mlpservice.platform.problem.ProblemException;
import io.mlpservice.prediction.row.OddityWords;
import io.mlpservice.prediction.row.RawRow;
import io.mlpservice.schema.FeatureNames;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;

/** Rows as lines of JSON objects. A line that cannot be read is a row with an error. */
final class NdjsonRows implements Iterator<RawRow> {
    /** Each is named once in a warning. More are not looked at. */
    private static final int MOST_IGNORED = 1000;

    private final Lines lines;
    private final BodyLimit longest;
    private final FeatureNames names;
    private final Map<String, Integer> places = new HashMap<>();
    private final boolean strict;
    private final Set<String> ignored = new HashSet<>();
    private Lines.@Nullable Line line;
    private long count;

    /**
     * Reads rows.
     *
     * @param longest how long a line may be
     * @param strict whether columns that the model does not know are errors
     * @throws ProblemException 422 if there are no rows, 400 if the text is UTF-16
     */
    NdjsonRows(InputStream text, BodyLimit longest, ModelSchema schema, boolean strict) {
        this.lines = new Lines(text, (int) Math.min(longest.most().toBytes(), Integer.MAX_VALUE / 2));
        this.longest = longest;
        this.names = new FeatureNames(schema);
        names.features().forEach(feature -> places.put(feature, places.size()));
        this.strict = strict;
        advance();
        if (line == null) {
            throw ProblemException.invalid(List.of(
                    FieldError.line(1, "no_rows",
                            "There are no rows. Send a JSON object in each line, such as {\"x\": 1}.")));
        }
        if (line.isUtf16()) {
            throw ProblemException.badRequest("wrong_charset", "The rows are in UTF-16. Send JSON in UTF-8.");
        }
    }

    private void advance() {
        try {
            line = lines.next();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public boolean hasNext() {
        return line != null;
    }

    @Override
    public RawRow next() {
        var current = line;
        if (current == null) {
            throw new NoSuchElementException();
        }
        advance();
        return row(current);
    }

    private RawRow row(Lines.Line current) {
        var place = new LinePlaces(current.number(), names.features());
        var errors = new FieldErrors();
        var cells = new ArrayList<@Nullable CellValue>(Collections.nCopies(places.size(), null));
        var given = new BitSet();
        var unknown = new LinkedHashSet<String>();
        var bytes = current.bytes();
        if (bytes == null) {
            errors.add(place.row(0, "row_too_long",
                    "Line %d has more than %d bytes. End each row with a line break, or raise the setting %s."
                            .formatted(current.number(), longest.most().toBytes(), longest.setting())));
        } else {
            CellReader.read(bytes, place, errors, (column, cell) -> {
                var index = places.get(column);
                if (index != null) {
                    cells.set(index, cell);
                    given.set(index);
                } else if (!names.isKnown(column) && unknown.size() < MOST_IGNORED) {
                    unknown.add(column);
                }
            });
            check(unknown, given, place, errors);
        }
        return new RawRow(count++, cells, place, strict ? List.of() : ignored(unknown), errors.list());
    }

    private void check(Set<String> unknown, BitSet given, LinePlaces place, FieldErrors errors) {
        Predicate<String> isGiven = feature -> given.get(Objects.requireNonNull(places.get(feature)));
        if (!strict) {
            unknown.removeIf(column -> {
                var meant = names.meant(column, isGiven);
                if (meant != null) {
                    errors.add(place.column(column, "missing_feature", FeatureNames.misspelled(column, meant)));
                }
                return meant != null;
            });
        } else if (!unknown.isEmpty()) {
            var column = unknown.iterator().next();
            var others = unknown.size() - 1;
            var more = others == 0
                    ? ""
                    : " The row has %,d more unknown %s.".formatted(others, others == 1 ? "column" : "columns");
            errors.add(place.column(column, "unknown_column", names.unknown(column, isGiven) + more));
        }
        if (errors.isEmpty() && given.isEmpty()) {
            errors.add(place.row(0, "missing_feature", names.none()));
        }
    }

    private List<String> ignored(Set<String> unknown) {
        if (unknown.isEmpty() || ignored.size() >= MOST_IGNORED) {
            return List.of();
        }
        return OddityWords.ignored(unknown.stream().filter(ignored::add).toList());
    }
}
