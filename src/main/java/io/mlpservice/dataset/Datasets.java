package io.mlpservice.dataset;

import io.mlpservice.dataset.reading.CsvTable;
import io.mlpservice.engine.data.Table;
import io.mlpservice.platform.Cursor;
import io.mlpservice.platform.Page;
import io.mlpservice.platform.PageRequest;
import io.mlpservice.platform.ProblemException;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.UUID;

/** The data sets that users uploaded. */
@Service
public class Datasets {
    private final DatasetRepository repository;
    private final ContentStore contents;
    private final ObjectProvider<DatasetUsage> usages;

    Datasets(DatasetRepository repository, ContentStore contents, ObjectProvider<DatasetUsage> usages) {
        this.repository = repository;
        this.contents = contents;
        this.usages = usages;
    }

    /**
     * A data set without its rows.
     *
     * @throws ProblemException {@code not_found} if there is none of that id
     */
    public Dataset get(UUID id) {
        return entity(id).view();
    }

    /** The data set with an id, without its rows. */
    public Optional<Dataset> find(UUID id) {
        return repository.findById(id).map(DatasetEntity::view);
    }

    /**
     * All rows of a data set in file order, as columns of the types that {@link #get} shows.
     *
     * @throws ProblemException {@code not_found} if there is none of that id
     */
    public Table table(UUID id) {
        var dataset = get(id);
        try (var rows = CsvTable.stored(contents.open(id), dataset.dialect(), dataset.columns().size())) {
            return TableBuilder.build(dataset, rows);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Locks a data set against deletion until the current transaction ends. {@link DatasetUsage} then sees the work
     * that this transaction writes.
     *
     * @throws ProblemException {@code not_found} if there is none of that id
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void hold(UUID id) {
        lock(id);
    }

    Page<DatasetSummary> list(PageRequest request) {
        var start = request.start();
        var found = repository.findBefore(start.createdAt(), start.id(), request.fetch());
        return request.page(found, last -> new Cursor(last.createdAt(), last.id()));
    }

    DatasetRows rows(UUID id, int offset, int limit) {
        var dataset = get(id);
        try (var rows = CsvTable.stored(contents.open(id), dataset.dialect(), dataset.columns().size())) {
            return DatasetRows.read(dataset, rows, offset, limit);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    long contentSize(UUID id) {
        return entity(id).contentSize();
    }

    /** The uploaded CSV. */
    InputStream content(UUID id) {
        return contents.open(id);
    }

    @Transactional
    void delete(UUID id) {
        var dataset = lock(id);
        if (usages.stream().anyMatch(usage -> usage.isInUse(id))) {
            throw ProblemException.conflict("dataset_in_use",
                    "A queued or running training job needs this data set. Cancel the job or wait until it has finished.");
        }
        repository.delete(dataset);
    }

    private DatasetEntity lock(UUID id) {
        return repository.lock(id).orElseThrow(() -> ProblemException.notFound("data set", id));
    }

    private DatasetEntity entity(UUID id) {
        return repository.findById(id).orElseThrow(() -> ProblemException.notFound("data set", id));
    }
}
