package io.mlpservice.prediction.trace;

import io.mlpservice.engine.data.Table;
import io.mlpservice.engine.encoding.ModelSchema;
import io.mlpservice.engine.encoding.Task;
import io.mlpservice.engine.model.Trace;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.stream.IntStream;

/** An output unit: what it stands for, what it should answer, and what it answers. */
@Schema(description = "An output unit: what it stands for, what it should answer, and what it answers.")
record TracedOutput(@Schema(description = "The column that it predicts.", example = "species") String target,
        @Schema(description = "The class that it speaks for; null for a regression.", example = "setosa") @Nullable String label,
        @Schema(description = "The target in its own unit; null for a classification.", nullable = true) @Nullable Double value,
        @Schema(description = "z, the target that the output is compared with.", example = "1.0") double scaled,
        @Schema(description = "y before the step.", example = "0.31") double output,
        @Schema(description = "y after the step.", example = "0.42") double newOutput) {

    static List<TracedOutput> of(Table instance, ModelSchema schema, Trace trace) {
        return IntStream.range(0, trace.targets().length).mapToObj(unit -> of(unit, instance, schema, trace)).toList();
    }

    private static TracedOutput of(int unit, Table instance, ModelSchema schema, Trace trace) {
        var isOfItsOwn = trace.targets().length == schema.targets().size();
        var target = schema.targets().get(isOfItsOwn ? unit : 0);
        var isRegression = schema.task() == Task.REGRESSION;
        return new TracedOutput(target.name(),
                isRegression ? null : target.labels().get(isOfItsOwn ? 1 : unit),
                isRegression ? TracedInput.number(instance, target.name()) : null, trace.targets()[unit],
                trace.outputs()[unit], trace.outputsAfter()[unit]);
    }
}
