package io.mlpservice.configuration;

import io.mlpservice.engine.encoding.Task;
import io.mlpservice.engine.function.ActivationType;
import io.mlpservice.engine.function.LossType;
import io.swagger.v3.oas.annotations.media.Schema;

import java.util.List;

/** A legal combination of output activation and loss. */
@Schema(description = "An output activation and a loss that make sense together.")
record OutputCapability(ActivationType activation, LossType loss,
        @Schema(description = "The tasks in which they do.") List<Task> tasks) {}
