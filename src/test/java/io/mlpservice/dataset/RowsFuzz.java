package io.mlpservice.dataset;

import io.mlpservice.dataset.analysis.CsvAnalysis;
import io.mlpservice.dataset.reading.BodyRows;
import io.mlpservice.dataset.reading.DatasetLimits;
import io.mlpservice.dataset.reading.Upload;
import io.mlpservice.dataset.storage.StagedBlocks;
import io.mlpservice.engine.data.GapWords;
import io.mlpservice.platform.BodyLimit;
import io.mlpservice.platform.json.StrictJsons;
import io.mlpservice.platform.problem.ProblemException;
import org.springframework.util.unit.DataSize;

import java.io.ByteArrayInputStream;
import java.io.IOException;

import static org.assertj.core.api.Assertions.assertThat;

/** Any body is a table in JSON or is refused. */
public final class RowsFuzz {
    private static final DatasetLimits LIMITS = new DatasetLimits(1_000, 100, 1_000, 100_000);
    private static final BodyLimit MOST = new BodyLimit("mlp.dataset.max-upload-size", DataSize.ofMegabytes(1));

    private RowsFuzz() {}

    public static void fuzzerTestOneInput(byte[] bytes) throws IOException {
        try (var body = Upload.plain(new ByteArrayInputStream(bytes), MOST); var document = body.open()) {
            var upload = StrictJsons.STRICT.draftWithout(BodyRows.FIELD, document, RowsUpload.class);
            var options = upload.content().columns();
            var table = RowsTable.of(() -> BodyRows.of(body, LIMITS), options, LIMITS, MOST.most(), GapWords.NONE,
                    upload.errors());
            try (var csv = Upload.written(table::write, MOST); var staged = new StagedBlocks()) {
                CsvAnalysis.ofWritten(csv, options, LIMITS).read(table.shape(), staged);
            }
        } catch (ProblemException e) {
            assertThat(e.problem().detail()).isNotBlank();
        }
    }
}
