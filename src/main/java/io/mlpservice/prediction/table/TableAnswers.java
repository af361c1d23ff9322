package io.mlpservice.prediction.table;

import io.mlpservice.dataset.RequestFile;
import io.mlpservice.dataset.RequestTables;
import io.mlpservice.model.LoadedModel;
import io.mlpservice.platform.ServiceSettings;
import io.mlpservice.platform.problem.CutAnswer;
import io.mlpservice.platform.problem.Disconnection;
import io.mlpservice.platform.problem.FieldErrors;
import io.mlpservice.platform.problem.Problem;
import io.mlpservice.platform.problem.ProblemException;
import io.mlpservice.prediction.PredictionMetrics;
import io.mlpservice.prediction.Predictions;
import io.mlpservice.prediction.TablePredictions;
import io.mlpservice.prediction.answer.AnswerForm;
import io.mlpservice.prediction.answer.AnswerOptions;
import io.mlpservice.prediction.answer.AnswerRule;
import io.mlpservice.prediction.answer.PredictionFormat;
import io.mlpservice.prediction.answer.RowWriter;
import io.mlpservice.prediction.answer.RowWriters;
import io.mlpservice.prediction.row.RawRow;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.util.Iterator;
import java.util.List;
import java.util.Set;

/**
 * Answers a table row by row. All that can be refused is refused before the first row. What fails later ends the answer
 * with a row that says so, and cuts the connection.
 */
@Component
class TableAnswers {
    private static final Logger LOG = LoggerFactory.getLogger(TableAnswers.class);
    private static final int BUFFER = 1 << 16;

    private final Predictions models;
    private final RequestTables tables;
    private final TablePredictions predictions;
    private final RowWriters writers;
    private final PredictionMetrics metrics;
    private final ServiceSettings settings;

    TableAnswers(Predictions models, RequestTables tables, TablePredictions predictions, RowWriters writers,
            PredictionMetrics metrics, ServiceSettings settings) {
        this.models = models;
        this.tables = tables;
        this.predictions = predictions;
        this.writers = writers;
        this.metrics = metrics;
        this.settings = settings;
    }

    /** What is answered, and how. */
    private record Answer(LoadedModel model, AnswerForm form, AnswerRule rule, boolean strict) {}

    void answer(String ref, TableQuery query, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        var start = System.nanoTime();
        var body = PredictionFormat.ofBody(request.getContentType());
        var errors = new FieldErrors();
        var form = AnswerForm.of(request, body, errors);
        var model = models.model(ref);
        var answer = new Answer(model, form,
                query.options(errors).rule(model.trained().schema(), AnswerOptions.Refusal.query(errors)),
                query.isStrict(errors));
        errors.throwIfAny();
        try (var file = tables.receive(request.getInputStream(), settings.prediction().limit())) {
            if (body == PredictionFormat.CSV) {
                csv(file, query, charset(request), answer, response);
            } else {
                ndjson(file, answer, response);
            }
        }
        metrics.answered(model.identity().name(), start);
    }

    private static @Nullable Charset charset(HttpServletRequest request) {
        return MediaType.parseMediaType(request.getContentType()).getCharset();
    }

    private void csv(RequestFile file, TableQuery query, @Nullable Charset charset, Answer answer,
            HttpServletResponse response) throws IOException {
        var model = answer.model.trained();
        try (var table = tables.open(file, query.reading(), charset, Set.copyOf(model.features().names()),
                model.schema().numberMarks())) {
            write(CsvRows.of(table, model.schema(), model.features(), answer.strict), answer, response);
        }
    }

    private void ndjson(RequestFile file, Answer answer, HttpServletResponse response) throws IOException {
        try (var text = file.open()) {
            write(new NdjsonRows(text, settings.http().jsonLimit(), answer.model.trained().schema(), answer.strict),
                    answer, response);
        }
    }

    private void write(Iterator<RawRow> rows, Answer answer, HttpServletResponse response) throws IOException {
        response.setContentType(answer.form.format().contentType());
        var out = new BufferedOutputStream(response.getOutputStream(), BUFFER);
        var writer = writers.open(answer.form.format(), answer.model.identity(), answer.model.trained().schema(),
                answer.rule, answer.form.spreadsheetSafe(), out);
        try {
            predictions.predict(answer.model, rows, answer.strict, writer);
            writer.end();
            out.flush();
        } catch (IOException | RuntimeException e) {
            if (Disconnection.isBehind(e)) {
                throw e;
            }
            if (!response.isCommitted()) {
                response.resetBuffer();
                throw e;
            }
            breakOff(writer, out, e);
            throw new CutAnswer(e);
        }
    }

    private static void breakOff(RowWriter writer, BufferedOutputStream out, Exception failure) throws IOException {
        if (!(failure instanceof ProblemException)) {
            LOG.error("The answer to a table broke off", failure);
        }
        writer.breakOff(problem(failure));
        out.flush();
    }

    private static Problem problem(Exception failure) {
        var cause = failure instanceof ProblemException refusal
                ? refusal.problem()
                : Problem.of(HttpStatus.INTERNAL_SERVER_ERROR.value(), "internal_error",
                        "The service failed; its log says why.", List.of());
        return Problem.of(cause.status(), cause.code(),
                cause.detail() + " The answer breaks off here; the rows from here on are not predicted.",
                cause.errors());
    }
}
