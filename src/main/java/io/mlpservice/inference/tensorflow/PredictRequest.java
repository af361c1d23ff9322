package io.mlpservice.inference.tensorflow;

import io.mlpservice.engine.encoding.ModelSchema;
import io.mlpservice.engine.encoding.Prediction;
import io.mlpservice.inference.JsonFrame;
import io.mlpservice.inference.ModelOutput;
import io.mlpservice.platform.problem.FieldErrors;
import io.mlpservice.platform.problem.ProblemException;
import io.mlpservice.prediction.row.FeatureRows;
import tools.jackson.databind.JsonNode;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A request for predictions: rows, {@code instances}, or columns, {@code inputs}; the answer has the same form. */
final class PredictRequest {
    private static final String ROWS = "instances";
    private static final String COLUMNS = "inputs";

    private final JsonNode body;
    private final ModelSchema schema;
    private final List<ModelOutput> outputs;
    private final FieldErrors errors = new FieldErrors();

    PredictRequest(JsonNode body, ModelSchema schema) {
        this.body = body;
        this.schema = schema;
        this.outputs = ModelOutput.of(schema);
    }

    /** What is wrong with the request. */
    FieldErrors errors() {
        return errors;
    }

    /**
     * The rows; meaningless if there are errors.
     *
     * @throws ProblemException if the body does not have exactly one kind of rows
     */
    FeatureRows rows() {
        if (body.has(ROWS) == body.has(COLUMNS)) {
            throw ProblemException.badRequest("exactly_one",
                    "Send a JSON object with either 'instances', a list of rows, or 'inputs', a list of values for each feature.");
        }
        checkSignature();
        var frame = new JsonFrame(schema, errors);
        return hasRows() ? frame.rows(body.get(ROWS), "/" + ROWS) : frame.columns(body.get(COLUMNS), "/" + COLUMNS);
    }

    private boolean hasRows() {
        return body.has(ROWS);
    }

    private void checkSignature() {
        var name = body.path("signature_name");
        if (!name.isMissingNode() && !name.isNull() && !name.asString("?").isEmpty()
                && !name.asString("?").equals(ModelMetadata.SIGNATURE)) {
            errors.add("/signature_name", "invalid_value",
                    "The only signature is '%s'; send that, or leave it out.".formatted(ModelMetadata.SIGNATURE));
        }
    }

    /** The answer: a single output has no name. */
    Map<String, Object> answer(List<Prediction> predictions) {
        return hasRows()
                ? Map.of("predictions", predictions.stream().map(this::row).toList())
                : Map.of("outputs", columns(predictions));
    }

    private Object row(Prediction prediction) {
        if (outputs.size() == 1) {
            return outputs.getFirst().of(prediction);
        }
        var row = new LinkedHashMap<String, Object>();
        outputs.forEach(output -> row.put(output.name(), output.of(prediction)));
        return row;
    }

    private Object columns(List<Prediction> predictions) {
        if (outputs.size() == 1) {
            return column(outputs.getFirst(), predictions);
        }
        var columns = new LinkedHashMap<String, Object>();
        outputs.forEach(output -> columns.put(output.name(), column(output, predictions)));
        return columns;
    }

    private static List<Object> column(ModelOutput output, List<Prediction> predictions) {
        return predictions.stream().map(output::of).toList();
    }
}
