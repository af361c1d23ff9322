package io.mlpservice.prediction.trace;

import io.mlpservice.engine.data.Column;
import io.mlpservice.engine.data.Table;
import io.mlpservice.engine.model.Trace;
import io.mlpservice.engine.model.TrainedModel;
import io.swagger.v3.oas.annotations.media.Schema;

import java.util.List;
import java.util.stream.IntStream;

/** A feature, or a product of features, as the row has it and as the network gets it. */
@Schema(description = "A feature, or a product of features, as the row has it and as the network gets it.")
record TracedInput(
        @Schema(description = "Its name; products of features are written as a·a·b.", example = "sepal_length") String feature,
        @Schema(description = "In its own unit.", example = "5.1") double value,
        @Schema(description = "As the network gets it.", example = "-0.9") double scaled) {

    static List<TracedInput> of(Table instance, TrainedModel model, Trace trace) {
        var inputs = model.features().inputs();
        var values = model.unscaledInputs(instance);
        return IntStream.range(0, inputs.size())
                .mapToObj(input -> new TracedInput(inputs.get(input).name(), values[input], trace.inputs()[input]))
                .toList();
    }

    /** The value in the only row of a numeric column. */
    static double number(Table instance, String name) {
        return ((Column.Numeric) instance.column(name).orElseThrow()).values()[0];
    }
}
