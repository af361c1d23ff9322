package io.mlpservice.scoring.result;

import io.mlpservice.platform.problem.CutAnswer;
import io.mlpservice.platform.problem.Disconnection;
import io.mlpservice.prediction.answer.AnswerForm;
import io.mlpservice.prediction.answer.RowWriters;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;

import java.io.BufferedOutputStream;
import java.io.IOException;

/** Sends results, row by row. */
@Component
public class ResultDownload {
    private static final int BUFFER = 1 << 16;

    private final RowWriters writers;

    ResultDownload(RowWriters writers) {
        this.writers = writers;
    }

    /**
     * Answers with a result.
     *
     * @throws CutAnswer if it fails once a part was sent; it cuts the connection
     */
    public void send(PredictionResult result, AnswerForm form, HttpServletResponse response) throws IOException {
        response.setContentType(form.format().contentType());
        response.setHeader(HttpHeaders.CONTENT_DISPOSITION, ContentDisposition.attachment()
                .filename("predictions-%s.%s".formatted(result.job(), extension(form))).build().toString());
        var out = new BufferedOutputStream(response.getOutputStream(), BUFFER);
        var writer = writers.open(form.format(), result.model(), result.schema(), result.rule(),
                form.spreadsheetSafe(), out);
        try {
            result.forEach(writer::write);
            writer.end();
            out.flush();
        } catch (IOException | RuntimeException e) {
            if (Disconnection.isBehind(e)) {
                throw e;
            }
            if (response.isCommitted()) {
                throw new CutAnswer(e);
            }
            response.resetBuffer();
            response.setHeader(HttpHeaders.CONTENT_DISPOSITION, null);
            throw e;
        }
    }

    private static String extension(AnswerForm form) {
        return switch (form.format()) {
            case CSV -> "csv";
            case NDJSON -> "ndjson";
            case JSON -> "json";
        };
    }
}
