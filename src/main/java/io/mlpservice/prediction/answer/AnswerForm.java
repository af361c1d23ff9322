package io.mlpservice.prediction.answer;

import io.mlpservice.platform.QueryParameters;
import io.mlpservice.platform.problem.FieldError;
import io.mlpservice.platform.problem.FieldErrors;
import io.mlpservice.platform.problem.Messages;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;

/**
 * How an answer is written.
 *
 * @param spreadsheetSafe whether CSV is written so that no spreadsheet executes text
 */
public record AnswerForm(PredictionFormat format, boolean spreadsheetSafe) {
    /** The name of a query parameter. */
    public static final String SPREADSHEET_SAFE = "spreadsheet_safe";
    /** What it means. */
    public static final String SPREADSHEET_SAFE_MEANING = "Of an answer in CSV. Whether text that a spreadsheet would take for a formula gets an apostrophe in front; by default it does.";

    /**
     * The form that a request asks for.
     *
     * @param body the format of the request
     * @throws io.mlpservice.platform.problem.ProblemException 406 if no format is accepted, 422 if a parameter is wrong
     */
    public static AnswerForm of(HttpServletRequest request, PredictionFormat body) {
        var errors = new FieldErrors();
        var form = of(request, body, errors);
        errors.throwIfAny();
        return form;
    }

    /**
     * The form that a request asks for; adds an error for each parameter that is wrong.
     *
     * @param body the format of the request
     * @throws io.mlpservice.platform.problem.ProblemException 406 if no format is accepted
     */
    public static AnswerForm of(HttpServletRequest request, PredictionFormat body, FieldErrors errors) {
        if (request.getQueryString() != null) {
            QueryParameters.addErrors(errors);
        }
        var format = PredictionFormat.accepted(request.getHeader(HttpHeaders.ACCEPT), body);
        if (format != PredictionFormat.CSV) {
            return new AnswerForm(format, true);
        }
        var safe = truth(SPREADSHEET_SAFE, request.getParameter(SPREADSHEET_SAFE), true, errors);
        return new AnswerForm(format, safe);
    }

    /** A query parameter that is true or false; adds an error for any other value. */
    public static boolean truth(String name, @Nullable String value, boolean absent, FieldErrors errors) {
        if (value != null && !value.equals("true") && !value.equals("false")) {
            errors.add(FieldError.parameter(name, "invalid_value", "'%s' is not a value of %s; send true or false."
                    .formatted(Messages.shortened(value), name)));
        }
        return value == null ? absent : value.equals("true");
    }
}
