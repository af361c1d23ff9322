package io.mlpservice.prediction;

import io.mlpservice.engine.data.Column;
import io.mlpservice.engine.data.Table;
import io.mlpservice.engine.pipeline.ModelSchema;
import io.mlpservice.engine.pipeline.Trace;
import io.swagger.v3.oas.annotations.media.Schema;

import java.util.List;
import java.util.stream.IntStream;

/** A feature as the row has it and as the network gets it. */
@Schema(description = "A feature as the row has it and as the network gets it.")
record TracedInput(@Schema(example = "sepal_length") String feature,
        @Schema(description = "In its own unit.", example = "5.1") double value,
        @Schema(description = "As the network gets it.", example = "-0.9") double scaled) {

    static List<TracedInput> of(Table instance, ModelSchema schema, Trace trace) {
        return IntStream.range(0, schema.features().size()).mapToObj(index -> {
            var feature = schema.features().get(index);
            return new TracedInput(feature, number(instance, feature), trace.inputs()[index]);
        }).toList();
    }

    /** What stands in the only row of a numeric column. */
    static double number(Table instance, String name) {
        return ((Column.Numeric) instance.column(name).orElseThrow()).values()[0];
    }
}
