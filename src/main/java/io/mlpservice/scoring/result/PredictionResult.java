package io.mlpservice.scoring.result;

import io.mlpservice.engine.encoding.ModelSchema;
import io.mlpservice.engine.format.UnreadableException;
import io.mlpservice.model.ModelIdentity;
import io.mlpservice.platform.damage.Damages;
import io.mlpservice.platform.damage.Stored;
import io.mlpservice.platform.problem.ProblemException;
import io.mlpservice.prediction.answer.AnswerRule;
import io.mlpservice.prediction.answer.AnsweredRow;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

import java.io.IOException;
import java.util.List;
import java.util.UUID;

/**
 * The result of a job, read chunk by chunk.
 *
 * @param model that answered; it may have been deleted
 * @param datasetId the data set that was predicted; it may have been deleted
 * @param rows the number of its rows
 * @param schema by which the answers are read
 * @param rule what is answered
 * @param firstRows of the chunks, in order
 */
public record PredictionResult(UUID job, ModelIdentity model, UUID datasetId, int rows, ModelSchema schema,
        AnswerRule rule,
        List<Integer> firstRows, ResultChunks chunks, Damages damages) {
    /** Takes rows. */
    @FunctionalInterface
    public interface Sink {
        /** Takes the next row. */
        void accept(AnsweredRow row) throws IOException;
    }

    /**
     * Gives all rows in order.
     *
     * @throws ProblemException {@code not_found} if the job was deleted in the meantime, 503 {@code result_damaged} if a
     *     chunk cannot be read
     */
    public void forEach(Sink sink) throws IOException {
        var format = new AnswerFormat(schema);
        var next = 0;
        for (var first : firstRows) {
            if (first != next) {
                throw damaged("rows are missing from %d on".formatted(next));
            }
            var rows = chunk(format, first);
            for (var row : rows) {
                sink.accept(row);
            }
            next += rows.size();
        }
        if (next != this.rows) {
            throw damaged("rows are missing from %d on".formatted(next));
        }
    }

    private List<AnsweredRow> chunk(AnswerFormat format, int first) {
        var bytes = chunks.read(job, first).orElseThrow(() -> ProblemException.notFound("prediction job", job));
        try {
            return format.read(bytes, first);
        } catch (UnreadableException e) {
            throw e.reason() == UnreadableException.Reason.NEWER
                    ? ProblemException.of(HttpStatus.SERVICE_UNAVAILABLE, "result_format_newer",
                            "A newer version of the service stored this result. Upgrade this one.")
                    : damaged(e.getMessage());
        }
    }

    private ProblemException damaged(@Nullable String reason) {
        return damages.found(Stored.PREDICTION_JOB, job, job, reason);
    }
}
