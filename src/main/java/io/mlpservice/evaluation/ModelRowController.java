package io.mlpservice.evaluation;

import io.mlpservice.platform.access.RequiresScope;
import io.mlpservice.platform.access.Scope;
import io.mlpservice.platform.problem.FieldError;
import io.mlpservice.platform.problem.ProblemException;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import java.util.List;

@RestController
@RequestMapping("/api/v1/models/{ref}/rows")
@RequiresScope(Scope.TRAIN)
@Tag(name = "Predictions")
class ModelRowController {
    private static final int MOST_ROWS = 1000;

    private final ModelRows rows;

    ModelRowController(ModelRows rows) {
        this.rows = rows;
    }

    @GetMapping
    @Operation(operationId = "getModelRows", summary = "Get the rows that a model was trained or tested on, with its answers", description = "Computed anew from the data set, by the model's own configuration and seed: for plots of residuals, ROC curves, and to see which rows it gets wrong. Not possible once the data set is deleted.")
    EvaluatedRows rows(@Parameter(example = "iris@1") @PathVariable String ref,
            @Parameter(description = "Which rows.") @RequestParam(defaultValue = "test") ModelPart split,
            @Parameter(description = "The order: the largest error first with `-error`.") @RequestParam(defaultValue = "row") @Schema(allowableValues = {
                "row", "error", "-error"}) String sort,
            @Parameter(description = "Rows of smaller numbers are left out.") @RequestParam(defaultValue = "0") @Schema(minimum = "0") int from,
            @Parameter(description = "The `next_cursor` of the previous page; none for the first.") @RequestParam @Nullable String cursor,
            @Parameter(description = "How many rows at most. A page of a model with many classes may have fewer.") @RequestParam(defaultValue = "100") @Schema(minimum = "1", maximum = "1000") int limit) {
        if (limit < 1 || limit > MOST_ROWS) {
            throw ProblemException.invalid(List.of(FieldError.parameter("limit", "out_of_range",
                    "limit is %d; it must be from 1 to %d.".formatted(limit, MOST_ROWS))));
        }
        if (from < 0) {
            throw ProblemException.invalid(List.of(FieldError.parameter("from", "out_of_range",
                    "from is %d; it must be 0 or more.".formatted(from))));
        }
        return rows.page(ref, split, RowOrder.of(sort), from, cursor, limit);
    }
}
