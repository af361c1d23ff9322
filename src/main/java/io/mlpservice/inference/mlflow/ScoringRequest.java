package io.mlpservice.inference.mlflow;

import io.mlpservice.engine.encoding.ModelSchema;
import io.mlpservice.inference.JsonFrame;
import io.mlpservice.platform.problem.FieldErrors;
import io.mlpservice.platform.problem.ProblemException;
import io.mlpservice.prediction.row.FeatureRows;
import tools.jackson.databind.JsonNode;

import java.util.List;

/** A request in JSON: exactly one table, in one of four forms. */
final class ScoringRequest {
    private static final String SPLIT = "dataframe_split";
    private static final String RECORDS = "dataframe_records";
    private static final String INSTANCES = "instances";
    private static final String INPUTS = "inputs";
    private static final List<String> FORMS = List.of(SPLIT, RECORDS, INSTANCES, INPUTS);

    private final JsonNode body;
    private final FieldErrors errors;

    ScoringRequest(JsonNode body, FieldErrors errors) {
        this.body = body;
        this.errors = errors;
    }

    /**
     * The rows; meaningless if there are errors.
     *
     * @throws ProblemException if the body does not have exactly one table
     */
    FeatureRows rows(ModelSchema schema) {
        var given = FORMS.stream().filter(body::has).toList();
        if (given.size() != 1) {
            throw ProblemException.badRequest("exactly_one",
                    "Send a JSON object with exactly one of: %s.".formatted(String.join(", ", FORMS)));
        }
        var form = given.getFirst();
        var table = body.get(form);
        var frame = new JsonFrame(schema, errors);
        return switch (form) {
            case SPLIT -> frame.split(table, "/" + form);
            case INPUTS -> frame.columns(table, "/" + form);
            default -> frame.rows(table, "/" + form);
        };
    }

    /** Whether probabilities are asked for instead of labels. */
    ScoringMethod method() {
        var method = body.path("params").path(ScoringMethod.PARAMETER);
        return method.isMissingNode() || method.isNull()
                ? ScoringMethod.PREDICT
                : ScoringMethod.of(method.asString(""), errors);
    }
}
