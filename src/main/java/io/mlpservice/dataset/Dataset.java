package io.mlpservice.dataset;

import io.mlpservice.column.ColumnType;
import io.mlpservice.column.DatasetColumn;
import io.mlpservice.dataset.analysis.ColumnOptions;
import io.mlpservice.dataset.reading.Dialect;
import io.mlpservice.engine.data.GapWords;
import io.mlpservice.engine.data.NumberMarks;
import io.mlpservice.engine.data.NumberSign;
import io.mlpservice.platform.label.Annotations;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * A data set without its rows.
 *
 * @param id chosen by the service
 * @param name chosen by the user; need not be unique
 * @param rowCount the number of rows, at least 1
 * @param columns in the order of the file, at least 1
 * @param dialect how the file is read
 * @param warnings what may be unintended, as sentences
 * @param sha256 SHA-256 of the file's bytes, in hexadecimal
 * @param createdAt when it was uploaded
 * @param labels by name; they can be changed
 * @param note can be changed
 */
public record Dataset(UUID id, String name, int rowCount, List<DatasetColumn> columns, Dialect dialect,
        List<String> warnings, String sha256, Instant createdAt,
        @Schema(description = "Labels by name; they can be changed.", example = "{\"stage\": \"trial\"}") Map<String, String> labels,
        @Schema(description = "A note; it can be changed.", example = "The first try.") @Nullable String note) {
    /** Copies the lists. */
    public Dataset {
        columns = List.copyOf(columns);
        warnings = List.copyOf(warnings);
    }

    /** This data set with labels and a note. */
    Dataset with(Annotations annotations) {
        return new Dataset(id, name, rowCount, columns, dialect, warnings, sha256, createdAt, annotations.labels(),
                annotations.note());
    }

    /** About how many bytes that many rows of some columns take in memory. */
    public long bytes(Collection<String> names, long rows) {
        var wanted = Set.copyOf(names);
        return columns.stream().filter(column -> wanted.contains(column.name()))
                .mapToLong(column -> column.bytes(rows)).sum();
    }

    /** The warning of a row that holds the totals of the others, which may be no row like them. */
    public Optional<String> warningOfTotals() {
        return warnings.stream().filter(TotalsRow::isWarning).findFirst();
    }

    /** Whether a column is ignored since the upload says so. */
    public boolean ignoresByUpload(DatasetColumn column) {
        return ColumnOptions.IGNORED_BY_UPLOAD.equals(column.reason());
    }

    /** The marks in the numbers of the file. */
    public NumberMarks numberMarks() {
        return dialect.numberMarks();
    }

    /** The signs beside the numbers of its numeric columns, by name; none where it is stored without the signs of columns. */
    public Map<String, NumberSign> signs() {
        var areKnown = numberMarks().signs().isEmpty() || columns.stream().anyMatch(column -> column.sign() != null);
        return columns.stream().filter(column -> areKnown && column.type() == ColumnType.NUMERIC)
                .collect(Collectors.toMap(DatasetColumn::name, column -> NumberSign.of(column.sign())));
    }

    /** The words that mean a missing value in the file; those of earlier versions if nothing is known of them. */
    public GapWords gapWords() {
        return dialect.missingValues().isEmpty() ? GapWords.UNRECORDED : new GapWords(dialect.missingValues());
    }
}
