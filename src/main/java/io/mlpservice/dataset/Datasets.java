package io.mlpservice.dataset;

import io.mlpservice.dataset.reading.CsvTable;
import io.mlpservice.dataset.storage.BlockStore;
import io.mlpservice.dataset.storage.ContentStore;
import io.mlpservice.engine.data.StratifiedSample;
import io.mlpservice.engine.data.Table;
import io.mlpservice.engine.random.RandomStream;
import io.mlpservice.platform.caching.IfMatch;
import io.mlpservice.platform.damage.Damages;
import io.mlpservice.platform.damage.Stored;
import io.mlpservice.platform.label.AnnotationsPatch;
import io.mlpservice.platform.memory.HeapShare;
import io.mlpservice.platform.paging.ListQuery;
import io.mlpservice.platform.paging.Listing;
import io.mlpservice.platform.paging.Page;
import io.mlpservice.platform.paging.PageRequest;
import io.mlpservice.platform.problem.ProblemException;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.JsonNode;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The data sets that users uploaded. */
@Service
public class Datasets {
    /** 16 MB of numbers. */
    private static final int MOST_CELLS_AT_ONCE = 1 << 21;

    private final DatasetRepository repository;
    private final ContentStore contents;
    private final BlockStore blocks;
    private final ObjectProvider<DatasetUsage> usages;
    private final Listing listing;
    private final Damages damages;

    Datasets(DatasetRepository repository, ContentStore contents, BlockStore blocks,
            ObjectProvider<DatasetUsage> usages, Listing listing, Damages damages) {
        this.repository = repository;
        this.contents = contents;
        this.blocks = blocks;
        this.usages = usages;
        this.listing = listing;
        this.damages = damages;
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
        return row(id).map(DatasetEntity::view);
    }

    /**
     * Checks what training on a data set will read: the blocks of these columns, or those at equal distances where there
     * are more than 64; of a data set of an earlier version the beginning of its file.
     *
     * @throws ProblemException {@code dataset_damaged} if they are damaged, or the data set is known to be
     */
    public void requireWhole(UUID id, Collection<String> names) {
        var dataset = entity(id);
        dataset.layout().ifPresentOrElse(layout -> blocks.check(id, layout, dataset.places(names)),
                () -> rowsOfFile(dataset.view(), 0, 1));
    }

    /**
     * Some columns of a data set with all rows, in file order, of the types that {@link #get} shows.
     *
     * @param names of the columns that are needed; those that the data set lacks are left out
     * @throws ProblemException {@code not_found} if there is none of that id
     */
    public Table table(UUID id, Collection<String> names) {
        var dataset = entity(id);
        return dataset.layout()
                .map(layout -> new Table(blocks.read(id, layout, dataset.places(names), 0, layout.rows())))
                .orElseGet(() -> tableOfFile(dataset.view()));
    }

    /**
     * The given rows of some columns.
     *
     * @param rows ascending, counted from 0
     */
    public Table rows(UUID id, Collection<String> names, int[] rows) {
        var dataset = entity(id);
        return dataset.layout().map(layout -> new Table(blocks.read(id, layout, dataset.places(names), rows)))
                .orElseGet(() -> new Table(
                        tableOfFile(dataset.view()).columns().stream().map(column -> column.at(rows)).toList()));
    }

    /**
     * Rows of some columns, slice by slice, so that memory holds one slice at a time. Data sets of earlier versions are
     * one slice.
     *
     * @param from the first row, counted from 0
     * @param to the row after the last one
     */
    public Stream<TableSlice> slices(UUID id, Collection<String> names, int from, int to) {
        var dataset = entity(id);
        var places = dataset.places(names);
        var size = Math.max(1, MOST_CELLS_AT_ONCE / Math.max(1, places.length));
        return dataset.layout()
                .map(layout -> IntStream.iterate(from, first -> first < to, first -> first + size)
                        .mapToObj(first -> new TableSlice(first,
                                new Table(blocks.read(id, layout, places, first, Math.min(to, first + size))))))
                .orElseGet(() -> Stream.of(new TableSlice(0, tableOfFile(dataset.view()))));
    }

    /** Data sets of earlier versions have the file alone. */
    private Table tableOfFile(Dataset dataset) {
        try (var rows = CsvTable.stored(contents.open(dataset.id()), dataset.dialect(), dataset.columns().size())) {
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
        if (repository.hold(id) == 0) {
            throw ProblemException.notFound("data set", id);
        }
    }

    /** The names of those of these data sets that there are, by id. */
    @Transactional(readOnly = true)
    public Map<UUID, String> names(Collection<UUID> ids) {
        return ids.isEmpty()
                ? Map.of()
                : repository.names(ids).stream().collect(Collectors.toMap(dataset -> dataset.get("id", UUID.class),
                        dataset -> dataset.get("name", String.class)));
    }

    /**
     * Looks for a data set without reading its many columns.
     *
     * @throws ProblemException {@code not_found} if there is none of that id
     */
    void requireExistence(UUID id) {
        if (names(List.of(id)).isEmpty()) {
            throw ProblemException.notFound("data set", id);
        }
    }

    Page<DatasetSummary> list(DatasetFilter filter, DatasetFilter.Sort sort, PageRequest page) {
        return listing.page(ListQuery.ofRecords(DatasetEntity.class, DatasetSummary.class, DatasetSummary.COLUMNS,
                filter, DatasetFilter.key(sort)), page);
    }

    /**
     * Some rows of some columns.
     *
     * @throws ProblemException {@code not_found} if there is no data set of that id, 422 if the selection does not suit
     *     it
     */
    DatasetRows rows(UUID id, RowSelection selection) {
        var stored = entity(id);
        var dataset = stored.view();
        selection.check(dataset);
        var names = selection.names(dataset);
        var most = Math.min(selection.mostRows(), dataset.rowCount());
        HeapShare.reserve(DatasetRows.BYTES_OF_CELL * most * names.size());
        return (selection.sample() == null
                ? consecutive(stored, names, selection.firstRow(), most)
                : sample(dataset, names, most, selection)).select(names);
    }

    private DatasetRows consecutive(DatasetEntity stored, List<String> names, int offset, int limit) {
        var dataset = stored.view();
        var from = Math.min(offset, dataset.rowCount());
        return stored.layout().map(layout -> DatasetRows.of(dataset, offset,
                blocks.read(dataset.id(), layout, stored.places(names), from, Math.min(layout.rows(), from + limit))))
                .orElseGet(() -> rowsOfFile(dataset, offset, limit));
    }

    private DatasetRows sample(Dataset dataset, List<String> names, int count, RowSelection selection) {
        var seed = selection.seedOrDefault();
        HeapShare.reserve(selection.stratify() == null ? 0 : (long) Double.BYTES * dataset.rowCount());
        var rows = selection.stratify() == null
                ? RandomStream.of(seed, RandomStream.Purpose.SAMPLE, 0).sample(count, dataset.rowCount())
                : StratifiedSample.draw(table(dataset.id(), List.of(selection.stratify()))
                        .column(selection.stratify()).orElseThrow(), count, seed);
        return DatasetRows.of(dataset, 0, rows(dataset.id(), names, rows).columns()).numbered(rows);
    }

    private DatasetRows rowsOfFile(Dataset dataset, int offset, int limit) {
        try (var rows = CsvTable.stored(contents.open(dataset.id()), dataset.dialect(), dataset.columns().size())) {
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
        return FileInput.open(contents.open(get(id).id()));
    }

    /** Changes the labels and the note of a data set; 422 with everything that is wrong with the patch. */
    @Transactional
    Dataset annotate(UUID id, JsonNode patch) {
        AnnotationsPatch.check(patch);
        var dataset = lock(id);
        IfMatch.check(dataset::view);
        dataset.annotate(AnnotationsPatch.merge(dataset.annotations(), patch));
        return dataset.view();
    }

    @Transactional
    void delete(UUID id) {
        refuseIfInUse(id);
        IfMatch.check(() -> lock(id).view());
        if (repository.delete(id) == 0) {
            throw ProblemException.notFound("data set", id);
        }
        // A job that was submitted in the meantime had locked the data set.
        refuseIfInUse(id);
    }

    private void refuseIfInUse(UUID id) {
        if (usages.stream().anyMatch(usage -> usage.isInUse(id))) {
            throw ProblemException.conflict("dataset_in_use",
                    "A queued or running job needs this data set. Cancel the job or wait until it has finished.");
        }
    }

    private DatasetEntity lock(UUID id) {
        return damages.reading(Stored.DATASET, id, () -> repository.lock(id))
                .orElseThrow(() -> ProblemException.notFound("data set", id));
    }

    private DatasetEntity entity(UUID id) {
        return row(id).orElseThrow(() -> ProblemException.notFound("data set", id));
    }

    private Optional<DatasetEntity> row(UUID id) {
        return damages.reading(Stored.DATASET, id, () -> repository.findById(id));
    }
}
