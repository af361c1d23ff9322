package io.mlpservice.prediction.answer;

import io.mlpservice.engine.encoding.ModelSchema;
import io.mlpservice.model.ModelIdentity;
import io.mlpservice.platform.problem.Problem;
import io.mlpservice.platform.problem.ProblemException;
import tools.jackson.core.JsonGenerator;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Answers as JSON: one {@link TablePrediction} for each row, in a line each or in one object with the model. */
final class JsonRowWriter implements RowWriter {
    private final JsonGenerator json;
    private final ModelIdentity model;
    private final ModelSchema schema;
    private final AnswerRule rule;
    private final boolean isLines;
    private final List<String> tableWarnings = new ArrayList<>();
    private boolean hasBegun;
    private long next;

    /**
     * Creates a writer.
     *
     * @param json binds as the service's mapper does
     * @param isLines whether each row is a line of its own, rather than all together one object
     */
    JsonRowWriter(JsonGenerator json, ModelIdentity model, ModelSchema schema, AnswerRule rule, boolean isLines) {
        this.json = json;
        this.model = model;
        this.schema = schema;
        this.rule = rule;
        this.isLines = isLines;
    }

    @Override
    public void write(AnsweredRow row) {
        begin();
        next = row.number() + 1;
        var warnings = isLines ? row.allWarnings() : row.warnings();
        if (!isLines) {
            tableWarnings.addAll(row.tableWarnings());
        }
        write(row.isRefused()
                ? TablePrediction.refused(row.number(), warnings, ProblemException.invalid(row.errors()).problem())
                : TablePrediction.of(row.number(), PredictedRow.of(Objects.requireNonNull(row.prediction()),
                        schema, rule, warnings)));
    }

    private void begin() {
        if (!hasBegun && !isLines) {
            json.writeStartObject();
            json.writePOJOProperty("model", model);
            json.writeArrayPropertyStart("predictions");
        }
        hasBegun = true;
    }

    private void write(TablePrediction row) {
        json.writePOJO(row);
        if (isLines) {
            json.writeRaw('\n');
        }
    }

    @Override
    public void end() {
        begin();
        if (!isLines) {
            json.writeEndArray();
            json.writePOJOProperty("warnings", tableWarnings);
            json.writeEndObject();
        }
        json.flush();
    }

    @Override
    public void breakOff(Problem problem) {
        begin();
        write(TablePrediction.refused(next, List.of(), problem));
        json.flush();
    }
}
