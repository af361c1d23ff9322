package io.mlpservice.schema;

import io.mlpservice.engine.encoding.ModelSchema;
import io.mlpservice.engine.encoding.Task;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.stream.IntStream;

/** What an output unit answers. */
@Schema(description = "What an output unit answers: the scaled number of a target, or the probability of a class. "
        + "A single unit for two classes answers the second; where the activation is bipolar_step, −1 stands for 0.")
record OutputSchema(@Schema(example = "species") String target,
        @Schema(description = "The class; null for a regression.", example = "setosa") @Nullable String label) {

    static List<OutputSchema> of(ModelSchema schema, int units) {
        var isOfItsOwn = units == schema.targets().size();
        return IntStream.range(0, units).mapToObj(unit -> {
            var target = schema.targets().get(isOfItsOwn ? unit : 0);
            return new OutputSchema(target.name(),
                    schema.task() == Task.REGRESSION ? null : target.labels().get(isOfItsOwn ? 1 : unit));
        }).toList();
    }
}
