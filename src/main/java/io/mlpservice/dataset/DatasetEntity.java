package io.mlpservice.dataset;

import io.mlpservice.dataset.reading.Dialect;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.hibernate.Length;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

/** A stored data set without its content. */
@Entity
@Immutable
@Table(name = "dataset")
class DatasetEntity {
    @Id
    private UUID id;
    private String name;
    private int rowCount;
    @Column(length = Length.LONG32)
    @Convert(converter = ColumnsConverter.class)
    private List<StoredColumn> columns;
    @Column(length = Length.LONG32)
    @Convert(converter = WarningsConverter.class)
    private List<String> warnings;
    @Column(length = Length.LONG32)
    @Convert(converter = DialectConverter.class)
    private @Nullable Dialect dialect;
    private String sha256;
    private long contentSize;
    private Instant createdAt;

    /** For JPA. */
    @SuppressWarnings("NullAway.Init")
    protected DatasetEntity() {}

    DatasetEntity(Dataset dataset, long contentSize) {
        this.id = dataset.id();
        this.name = dataset.name();
        this.rowCount = dataset.rowCount();
        this.columns = dataset.columns().stream().map(StoredColumn::of).toList();
        this.warnings = dataset.warnings();
        this.dialect = dataset.dialect();
        this.sha256 = dataset.sha256();
        this.contentSize = contentSize;
        this.createdAt = dataset.createdAt();
    }

    Dataset view() {
        return new Dataset(id, name, rowCount, columns.stream().map(StoredColumn::view).toList(),
                Objects.requireNonNullElse(dialect, Dialect.RFC_4180), warnings, sha256, createdAt);
    }

    long contentSize() {
        return contentSize;
    }
}
