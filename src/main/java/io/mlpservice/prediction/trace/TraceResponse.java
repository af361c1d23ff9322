package io.mlpservice.prediction.trace;

import io.mlpservice.engine.data.Table;
import io.mlpservice.engine.function.LossType;
import io.mlpservice.engine.model.Trace;
import io.mlpservice.model.LoadedModel;
import io.mlpservice.model.ModelIdentity;
import io.mlpservice.model.ModelParameters;
import io.mlpservice.platform.JsonNames;
import io.swagger.v3.oas.annotations.media.Schema;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** How a model would learn from rows in plain steps, with every number of the first one, in double precision. */
@SuppressWarnings("ArrayRecordComponent")
@Schema(name = "Trace", description = "How a model would learn from a row in a plain step, with every number on the way, "
        + "in double precision. With further rows, `inputs`, `outputs` and the numbers inside the layers are those of `instance`, but gradients are averaged over all rows; with several steps they are those of the first one. A step knows no penalty, clipping, max-norm, momentum, multiplier or weight of rows; "
        + "dropout is off, and batch normalization uses the stored statistics. The model itself stays as it is.")
record TraceResponse(ModelIdentity model,
        @Schema(description = "What the network gets, one entry an input.") List<TracedInput> inputs,
        @Schema(description = "What it answers before and after the step, one entry an output unit.") List<TracedOutput> outputs,
        @Schema(description = "How the parameters change.") LearningRule rule,
        @Schema(description = "Step size η.", example = "0.1") double learningRate, LossType loss,
        @Schema(description = "The loss of outputs y and targets z; m is how many there are.", example = "½ Σ(y − z)²") String lossFormula,
        @Schema(description = "The numbers that the loss uses.", example = "{}") Map<String, Double> lossHyperparameters,
        @Schema(description = "The mean over the rows.", example = "0.0788") double lossBefore,
        @Schema(description = "After the first step.", example = "0.0766") double lossAfter,
        @Schema(description = "The hidden layers, then the output layer.") List<TracedLayer> layers,
        @Schema(description = "What is odd about the row, and what the model made of it.") List<String> warnings,
        @Schema(description = "The loss of each row, that of `instance` first.") List<RowLoss> rows,
        @Schema(description = "The mean loss over the rows before the first step, then after each step.", example = "[0.0788, 0.0766]") double[] losses,
        @Schema(description = "The parameters after the last step, which can be sent as `parameters`.") List<ModelParameters.Layer> finalParameters) {

    /** How parameters change. */
    enum LearningRule {
        /** w ← w − η·∂loss/∂w. */
        GRADIENT_DESCENT,
        /** w ← w − η(C − O)x, for step units, whose derivative is 0. */
        PERCEPTRON
    }

    /** The loss of a row. */
    @Schema(name = "TraceRowLoss", description = "The loss of a row.")
    record RowLoss(@Schema(example = "0.0788") double lossBefore,
            @Schema(description = "After the first step.", example = "0.0766") double lossAfter) {}

    static TraceResponse of(LoadedModel model, Table instance, Trace trace, List<String> warnings) {
        var loss = trace.loss();
        return new TraceResponse(model.identity(), TracedInput.of(instance, model.trained(), trace),
                TracedOutput.of(instance, model.trained().schema(), trace),
                trace.byPerceptronRule() ? LearningRule.PERCEPTRON : LearningRule.GRADIENT_DESCENT,
                trace.learningRate(), loss.type(), loss.type().formula(), JsonNames.named(loss.hyperparameters()),
                trace.lossBefore(), trace.lossAfter(), layers(trace), warnings, rows(trace), trace.losses(),
                IntStream.range(0, trace.layers().size()).mapToObj(index -> ModelParameters
                        .layer(trace.finalParameters().get(index), trace.layers().get(index).statistics())).toList());
    }

    private static List<RowLoss> rows(Trace trace) {
        return IntStream.range(0, trace.rowsBefore().length)
                .mapToObj(row -> new RowLoss(trace.rowsBefore()[row], trace.rowsAfter()[row])).toList();
    }

    private static List<TracedLayer> layers(Trace trace) {
        return IntStream.range(0, trace.layers().size())
                .mapToObj(index -> TracedLayer.of(index + 1, index + 1 == trace.layers().size(),
                        trace.layers().get(index)))
                .toList();
    }
}
