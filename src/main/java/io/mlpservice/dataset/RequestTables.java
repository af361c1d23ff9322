package io.mlpservice.dataset;

import de.siegmar.fastcsv.reader.CsvParseException;
import io.mlpservice.dataset.reading.Beginning;
import io.mlpservice.dataset.reading.ColumnNames;
import io.mlpservice.dataset.reading.CsvComplaint;
import io.mlpservice.dataset.reading.CsvTable;
import io.mlpservice.dataset.reading.DatasetLimits;
import io.mlpservice.dataset.reading.ReadingOptions;
import io.mlpservice.dataset.reading.TableFormat;
import io.mlpservice.dataset.reading.Upload;
import io.mlpservice.dataset.reading.detection.DialectDetector;
import io.mlpservice.engine.data.NumberMarks;
import io.mlpservice.platform.BodyLimit;
import io.mlpservice.platform.problem.FieldErrors;
import io.mlpservice.platform.problem.ProblemException;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/**
 * Reads tables that requests send to be used once and not stored. The whole body is received before the first row is
 * read: a client that sends all before it reads the answer would otherwise wait for the service, and it for the client.
 */
@Component
public class RequestTables {
    private final DatasetLimits limits;

    RequestTables(DatasetLimits limits) {
        this.limits = limits;
    }

    /**
     * Receives a body, which may be a compressed file.
     *
     * @param limit of its text
     * @throws io.mlpservice.platform.problem.ProblemException 413 if its text is longer, 400 if it cannot be decompressed
     */
    public RequestFile receive(InputStream body, BodyLimit limit) {
        return new RequestFile(Upload.of(body, limit));
    }

    /**
     * Opens a table in CSV. Its dialect is found as that of an upload is, but the words for missing values stay in their
     * cells unless the options give them.
     *
     * @param options the reading options of an upload by name; null is absent
     * @param charset the encoding where the options leave it open; null to find it
     * @param expected columns of which some name in the first line shows that it is a header; where all are names of
     *     columns without a header, a first line without any of them is a row
     * @param usual the marks in numbers where neither the options nor the table show others
     * @throws io.mlpservice.platform.problem.ProblemException 400 if it is not CSV, 422 if an option is wrong, there are no rows,
     *     or columns lack a name of their own
     */
    public RequestTable open(RequestFile file, Function<String, @Nullable String> options, @Nullable Charset charset,
            Set<String> expected, NumberMarks usual) {
        return RequestTable.open(file.upload(), detection(file, options, charset, expected, usual), limits,
                "send header=false");
    }

    /**
     * The same for requests whose answer cannot say what was left out of the table: titles, units and notes are rows, or
     * the errors of rows.
     */
    public RequestTable openAllLines(RequestFile file, @Nullable Charset charset, Set<String> expected,
            NumberMarks usual) {
        var detection = detection(file, name -> name.equals("skip_lines") ? "0" : null, charset, expected, usual);
        return RequestTable.open(file.upload(), detection.ofAllLines(), limits,
                "name the columns in a line above it");
    }

    private DialectDetector.Detection detection(RequestFile file, Function<String, @Nullable String> options,
            @Nullable Charset charset, Set<String> expected, NumberMarks usual) {
        var given = ReadingOptions.of(options).orEncoding(charset);
        var errors = new FieldErrors();
        given.check(errors);
        errors.throwIfAny();
        var detection = detect(file, given, usual);
        if (given.header() == null) {
            var hasNames = !Collections.disjoint(expected, firstCells(file, detection));
            var header = hasNames || (detection.dialect().header() && !ColumnNames.areNumbered(expected));
            return header == detection.dialect().header()
                    ? detection
                    : detect(file, given.withHeader(header), usual);
        }
        return detection;
    }

    private static DialectDetector.Detection detect(RequestFile file, ReadingOptions options,
            NumberMarks usual) {
        var found = DialectDetector.detect(file.upload(), file.upload().compression(), options, usual);
        if (isJson(file, options, found)) {
            throw ProblemException.badRequest("not_a_table",
                    "The body is JSON, not CSV. Send it with the Content-Type that it has: application/json, or application/x-ndjson if each line is an object.");
        }
        return options.missingValues() == null
                ? found.withoutMissingValues()
                : found;
    }

    /** Where options of CSV are given, the file was taken for CSV without a look at it. */
    private static boolean isJson(RequestFile file, ReadingOptions options, DialectDetector.Detection found) {
        var isCsv = found.dialect().format() == TableFormat.CSV;
        return !isCsv || (options.areOfCsv() && TableFormat.of(
                Beginning.of(file.upload(), found.dialect().charset())) != TableFormat.CSV);
    }

    private List<String> firstCells(RequestFile file, DialectDetector.Detection detection) {
        try (var table = CsvTable.read(detection.table(file.upload()).open(), detection.dialect(), limits)) {
            return detection.dialect().header() ? table.header() : table.peek().getFields();
        } catch (CsvParseException e) {
            throw CsvComplaint.of(e, limits);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
