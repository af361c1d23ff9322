package io.mlpservice.dataset;

import io.mlpservice.platform.ServiceSettings;
import jakarta.persistence.EntityManager;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

/** Makes data sets out of uploads: everything is checked before a single byte is stored. */
@Component
class DatasetImport {
    private final EntityManager entities;
    private final ContentStore contents;
    private final TransactionOperations transaction;
    private final ServiceSettings.Dataset limits;

    DatasetImport(EntityManager entities, ContentStore contents, TransactionOperations transaction,
            ServiceSettings settings) {
        this.entities = entities;
        this.contents = contents;
        this.transaction = transaction;
        this.limits = settings.dataset();
    }

    Dataset csv(String name, InputStream content) {
        try (var upload = Upload.of(content)) {
            return store(name, upload, new CsvAnalysis(upload, limits).shape());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Dataset rows(RowsUpload rows) {
        var name = DatasetName.inBody(rows.name());
        var table = RowsTable.of(rows.rows(), limits);
        try (var upload = Upload.written(table::write)) {
            return store(name, upload, table.shape());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Dataset store(String name, Upload upload, CsvShape shape) throws IOException {
        var columns = new CsvAnalysis(upload, limits).columns(shape);
        var now = Instant.now().truncatedTo(ChronoUnit.MICROS);
        var dataset = new Dataset(UUID.randomUUID(), name, shape.rowCount(), columns, upload.sha256(), now);
        transaction.executeWithoutResult(_ -> store(dataset, upload));
        return dataset;
    }

    private void store(Dataset dataset, Upload upload) {
        try {
            entities.persist(new DatasetEntity(dataset, upload.size()));
            contents.write(dataset.id(), upload);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
