package io.mlpservice.dataset;

import io.mlpservice.dataset.reading.Dialect;
import io.mlpservice.dataset.storage.BlockLayout;
import io.mlpservice.dataset.storage.WarningsConverter;
import io.mlpservice.platform.label.Annotations;
import io.mlpservice.platform.label.LabelsColumn;
import io.mlpservice.platform.owner.Owned;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.hibernate.Length;
import org.hibernate.annotations.DynamicUpdate;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;

/** A stored data set without its content. Nothing of it changes but its labels and its note. */
@Entity
@DynamicUpdate
@Table(name = "dataset")
final class DatasetEntity extends Owned {
    @Id
    private UUID id;
    private String name;
    private int rowCount;
    /** Read by queries only. */
    @SuppressWarnings("UnusedVariable")
    private int columnCount;
    @Column(length = Length.LONG32)
    @Convert(converter = ColumnsConverter.class)
    @Immutable
    private List<StoredColumn> columns;
    @Column(length = Length.LONG32)
    @Convert(converter = WarningsConverter.class)
    @Immutable
    private List<String> warnings;
    @Column(length = Length.LONG32)
    @Convert(converter = DialectConverter.class)
    @Immutable
    private @Nullable Dialect dialect;
    private String sha256;
    private long contentSize;
    private @Nullable Integer rowsPerBlock;
    private Instant createdAt;
    @Convert(converter = LabelsColumn.class)
    @Column(length = Length.LONG32)
    private Map<String, String> labels = Map.of();
    /** The same column; read by queries only. */
    @SuppressWarnings("UnusedVariable")
    @Column(name = "labels", length = Length.LONG32, insertable = false, updatable = false)
    private @Nullable String labelText;
    private @Nullable String note;

    /** For JPA. */
    @SuppressWarnings("NullAway.Init")
    DatasetEntity() {}

    DatasetEntity(Dataset dataset, long contentSize, BlockLayout layout) {
        this.id = dataset.id();
        this.name = dataset.name();
        this.rowCount = dataset.rowCount();
        this.columnCount = dataset.columns().size();
        this.columns = dataset.columns().stream().map(StoredColumn::of).toList();
        this.warnings = dataset.warnings();
        this.dialect = dataset.dialect();
        this.sha256 = dataset.sha256();
        this.contentSize = contentSize;
        this.rowsPerBlock = layout.rowsPerBlock();
        this.createdAt = dataset.createdAt();
        this.labels = dataset.labels();
        this.note = dataset.note();
    }

    Annotations annotations() {
        return new Annotations(labels, note);
    }

    void annotate(Annotations annotations) {
        labels = annotations.labels();
        note = annotations.note();
    }

    Dataset view() {
        return new Dataset(id, name, rowCount, columns.stream().map(StoredColumn::view).toList(),
                Objects.requireNonNullElse(dialect, Dialect.RFC_4180), warnings, sha256, createdAt,
                labels, note);
    }

    /** The places of columns by name, counted from 0. */
    int[] places(Collection<String> names) {
        var wanted = Set.copyOf(names);
        return IntStream.range(0, columns.size())
                .filter(place -> wanted.contains(columns.get(place).column().name())).toArray();
    }

    /** How the cells are stored as typed columns; empty for data sets of earlier versions, which have the file alone. */
    Optional<BlockLayout> layout() {
        return Optional.ofNullable(rowsPerBlock).map(rows -> new BlockLayout(rowCount, columns.size(), rows));
    }

    long contentSize() {
        return contentSize;
    }
}
