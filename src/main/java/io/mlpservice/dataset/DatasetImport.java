package io.mlpservice.dataset;

import io.mlpservice.dataset.analysis.ColumnOptions;
import io.mlpservice.dataset.analysis.CsvAnalysis;
import io.mlpservice.dataset.reading.BodyRows;
import io.mlpservice.dataset.reading.DatasetLimits;
import io.mlpservice.dataset.reading.Dialect;
import io.mlpservice.dataset.reading.JsonRows;
import io.mlpservice.dataset.reading.ReadingOptions;
import io.mlpservice.dataset.reading.TableFormat;
import io.mlpservice.dataset.reading.Upload;
import io.mlpservice.dataset.reading.detection.DialectDetector;
import io.mlpservice.dataset.reading.detection.DialectDetector.Detection;
import io.mlpservice.dataset.storage.BlockStore;
import io.mlpservice.dataset.storage.ContentStore;
import io.mlpservice.dataset.storage.StagedBlocks;
import io.mlpservice.engine.data.GapWords;
import io.mlpservice.platform.BodyLimit;
import io.mlpservice.platform.ServiceSettings;
import io.mlpservice.platform.idempotency.IdempotencyKey;
import io.mlpservice.platform.idempotency.IdempotencyKeys;
import io.mlpservice.platform.json.Draft;
import io.mlpservice.platform.json.StrictJson;
import io.mlpservice.platform.label.Annotations;
import io.mlpservice.platform.problem.FieldErrors;
import io.mlpservice.platform.waiting.Turns;
import io.mlpservice.quota.Quotas;
import io.mlpservice.quota.StoredKind;
import jakarta.persistence.EntityManager;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Turns uploads into data sets. Everything is checked before a single byte is stored. */
@Component
@EnableConfigurationProperties(DatasetLimits.class)
class DatasetImport {
    private static final int ROWS_OF_PREVIEW = 20;

    private final EntityManager entities;
    private final ContentStore contents;
    private final BlockStore blocks;
    private final IdempotencyKeys keys;
    private final Quotas quotas;
    private final StrictJson json;
    private final DatasetLimits limits;
    private final BodyLimit uploadLimit;

    DatasetImport(EntityManager entities, ContentStore contents, BlockStore blocks, IdempotencyKeys keys,
            StrictJson json, Quotas quotas, DatasetLimits limits, ServiceSettings settings) {
        this.entities = entities;
        this.contents = contents;
        this.blocks = blocks;
        this.keys = keys;
        this.quotas = quotas;
        this.json = json;
        this.limits = limits;
        this.uploadLimit = settings.dataset().limit();
    }

    /** Identifies a repeated upload; no annotations are null. */
    private record FileUpload(String name, String sha256, ReadingOptions options, @Nullable Annotations annotations) {
        static FileUpload of(String name, Upload upload, ReadingOptions options, Annotations annotations) {
            return new FileUpload(name, upload.sha256(), options,
                    annotations.equals(Annotations.NONE) ? null : annotations);
        }
    }

    Dataset file(@Nullable IdempotencyKey key, String name, InputStream content, ReadingOptions options,
            Annotations annotations) {
        try (var upload = Upload.of(content, uploadLimit); var staged = new StagedBlocks()) {
            return Turns.inTurn(() -> once(key, FileUpload.of(name, upload, options, annotations), () -> {
                var dataset = file(name, upload, options, staged).with(annotations);
                return () -> store(dataset, upload, staged);
            }));
        }
    }

    /** Identifies a repeated upload of rows, whatever the order of their fields. */
    private record RowsAsTable(RowsUpload options, String sha256) {}

    /** Rows in JSON, which may be too many for the memory. */
    Dataset rows(@Nullable IdempotencyKey key, InputStream content) {
        try (var body = Upload.plain(content, uploadLimit)) {
            return Turns.inTurn(() -> rows(key, body));
        }
    }

    private Dataset rows(@Nullable IdempotencyKey key, Upload body) {
        var rows = draft(body);
        var table = table(body, rows);
        try (var upload = Upload.written(table::write, uploadLimit); var staged = new StagedBlocks()) {
            return once(key, new RowsAsTable(rows.content(), key == null ? "" : table.sha256()), () -> {
                var dataset = rows(rows.content(), table, upload, staged);
                return () -> store(dataset, upload, staged);
            });
        }
    }

    private Draft<RowsUpload> draft(Upload body) {
        try (var document = body.open()) {
            return json.draftWithout(BodyRows.FIELD, document, RowsUpload.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The table is computed unless the request is a known one. */
    Dataset made(@Nullable IdempotencyKey key, Record request, String name, Supplier<MadeTable> table) {
        var files = new ArrayList<Upload>();
        try (var staged = new StagedBlocks()) {
            return once(key, request, () -> {
                var made = table.get();
                var file = Upload.written(made::write, uploadLimit);
                files.add(file);
                var analysis = CsvAnalysis.ofWritten(file, made.options(), limits);
                var dataset = dataset(name, file, Detection.of(Dialect.RFC_4180), analysis.read(staged));
                return () -> store(dataset, file, staged);
            });
        } finally {
            files.forEach(Upload::close);
        }
    }

    /** A known request is answered even if there is no room left. */
    private Dataset once(@Nullable IdempotencyKey key, Record request, Supplier<Supplier<Dataset>> creation) {
        return keys.once(key, request, Dataset.class, () -> {
            quotas.requireRoom(1);
            return creation.get();
        });
    }

    /** What an upload of a file would give, without storing anything. */
    DatasetPreview preview(String name, InputStream content, ReadingOptions options) {
        try (var upload = Upload.of(content, uploadLimit); var staged = new StagedBlocks()) {
            return Turns.inTurn(() -> preview(file(name, upload, options, staged), staged));
        }
    }

    /** What an upload of rows would give, without storing anything. */
    DatasetPreview preview(InputStream content) {
        try (var body = Upload.plain(content, uploadLimit)) {
            return Turns.inTurn(() -> preview(body));
        }
    }

    private DatasetPreview preview(Upload body) {
        var rows = draft(body);
        var table = table(body, rows);
        try (var upload = Upload.written(table::write, uploadLimit); var staged = new StagedBlocks()) {
            return preview(rows(rows.content(), table, upload, staged), staged);
        }
    }

    private DatasetPreview preview(Dataset dataset, StagedBlocks staged) {
        return new DatasetPreview(dataset.rowCount(), dataset.columns(), dataset.dialect(), dataset.warnings(),
                DatasetRows.of(dataset, 0, staged.beginning(ROWS_OF_PREVIEW)).rows());
    }

    private Dataset file(String name, Upload upload, ReadingOptions options, StagedBlocks staged) {
        var detection = DialectDetector.detect(upload, upload.compression(), options);
        var columns = ColumnOptions.of(options);
        if (detection.dialect().format() != TableFormat.CSV) {
            // The dialect records no words but those that the upload gives, and models then know these ones.
            var words = options.missingValues() == null ? GapWords.UNRECORDED : GapWords.NONE;
            return json(name, upload, detection, columns, words, staged);
        }
        var scanned = analysis(upload, detection, columns).scan(staged);
        var written = scanned.writtenNumbers();
        var again = written.isEmpty()
                ? detection
                : DialectDetector.detect(upload, upload.compression(), options, written);
        return again.dialect().numberMarks().equals(detection.dialect().numberMarks())
                ? dataset(name, upload, detection, scanned.result())
                : dataset(name, upload, again, analysis(upload, again, columns).read(staged));
    }

    private CsvAnalysis analysis(Upload upload, Detection detection, ColumnOptions columns) {
        return CsvAnalysis.ofUpload(detection.table(upload), detection.dialect(), columns, limits);
    }

    private Dataset json(String name, Upload upload, Detection detection, ColumnOptions columns, GapWords words,
            StagedBlocks staged) {
        var table = RowsTable.of(() -> JsonRows.read(upload, detection.dialect(), limits), columns, limits,
                uploadLimit.most(), words, new FieldErrors());
        try (var csv = Upload.written(table::write, uploadLimit)) {
            var analysis = CsvAnalysis.ofWritten(csv, columns, limits);
            var shape = table.shape();
            return dataset(name, upload, detection.withWarnings(table.warnings(shape)), analysis.read(shape, staged));
        }
    }

    private RowsTable table(Upload body, Draft<RowsUpload> upload) {
        upload.content().annotations().check(upload.errors());
        return RowsTable.of(() -> BodyRows.of(body, limits), upload.content().columns(), limits,
                uploadLimit.most(), GapWords.NONE, upload.errors());
    }

    private Dataset rows(RowsUpload rows, RowsTable table, Upload upload, StagedBlocks staged) {
        var analysis = CsvAnalysis.ofWritten(upload, rows.columns(), limits);
        return dataset(DatasetName.inBody(rows.name()), upload, Detection.of(Dialect.RFC_4180),
                analysis.read(table.shape(), staged)).with(rows.annotations());
    }

    private static Dataset dataset(String name, Upload upload, Detection detection, CsvAnalysis.Result table) {
        var shape = table.shape();
        var doubts = new ColumnDoubts(detection, shape.leftOut());
        var columns = doubts.note(table.columns());
        var totals = TotalsRow.warning(detection.lastRows(), columns, shape.rowCount(),
                detection.dialect().numberMarks());
        var dialect = shape.leftOut().note().map(detection.dialect()::withNote).orElse(detection.dialect());
        return new Dataset(UUID.randomUUID(), name, shape.rowCount(), columns, dialect,
                Stream.of(detection.warningsOfTable().stream(), shape.leftOut().repeatedHeaders().stream(),
                        totals.stream(), doubts.warnings(columns)).flatMap(Function.identity()).toList(),
                upload.sha256(),
                Instant.now().truncatedTo(ChronoUnit.MICROS), Map.of(), null);
    }

    private Dataset store(Dataset dataset, Upload upload, StagedBlocks staged) {
        entities.persist(new DatasetEntity(dataset, upload.size(), staged.layout()));
        entities.flush();
        contents.write(dataset.id(), upload.openFile());
        blocks.write(dataset.id(), staged);
        quotas.stored(StoredKind.DATASETS, dataset.id());
        return dataset;
    }
}
