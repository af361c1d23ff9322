package io.mlpservice.configuration;

import io.mlpservice.engine.encoding.Task;
import io.mlpservice.engine.function.ActivationType;
import io.mlpservice.engine.function.LossType;
import io.swagger.v3.oas.annotations.media.Schema;

import java.util.List;

@Schema(description = "A legal combination of output activation and loss.")
record OutputCapability(ActivationType activation, LossType loss,
        @Schema(description = "The tasks that allow it.") List<Task> tasks) {}
