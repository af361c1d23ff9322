package io.mlpservice.schema;

import io.mlpservice.engine.encoding.Task;
import io.mlpservice.engine.model.TrainedModel;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.stream.IntStream;

/** What a model takes and answers. */
@Schema(name = "ModelSchema", description = "What a model takes and answers. A row of features becomes the inputs of the network, its layers turn these "
        + "into outputs, and the outputs are read as the targets.")
public record SchemaResponse(Task task,
        @Schema(description = "The columns that it predicts from, in the order in which `rows` hold them.") List<FeatureSchema> features,
        @Schema(description = "The words that mean a missing value, as in the data set; so do null and an empty text.", example = "[\"NA\", \"-999\"]") List<String> missingValues,
        @Schema(description = "The mark between the thousands of numbers that are sent as text, as in the data set; null if there is none.", nullable = true, example = ",") @Nullable String thousands,
        @Schema(description = "The signs beside numbers that are sent as text, as in the data set, which are left out.", example = "[\"$\", \"%\"]") List<String> numberSigns,
        @Schema(description = "What the network gets: one entry for each number of a row of the first layer's `weights`, in order.") List<InputSchema> inputs,
        @Schema(description = "The hidden layers, then the output layer, in the order of the parameters.") List<LayerSchema> layers,
        @Schema(description = "What the output layer answers: one entry for each unit, in order.") List<OutputSchema> outputs,
        @Schema(description = "The columns that it predicts.") List<TargetSchema> targets) {

    /** What a model takes and answers. */
    public static SchemaResponse of(TrainedModel model) {
        var codec = model.features();
        return new SchemaResponse(model.schema().task(),
                IntStream.range(0, codec.features().size())
                        .mapToObj(index -> FeatureSchema.of(codec.features().get(index), codec.encoder(index)))
                        .toList(),
                model.schema().gapWords().all(), model.schema().numberMarks().thousands().symbol(),
                model.schema().numberMarks().signs().symbols(),
                codec.inputs().stream().map(InputSchema::of).toList(),
                model.network().layers().stream().map(LayerSchema::of).toList(),
                OutputSchema.of(model.schema(), model.network().outputLayer().units()), TargetSchema.of(model));
    }
}
