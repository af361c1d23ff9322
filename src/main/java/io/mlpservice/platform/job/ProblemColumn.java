package io.mlpservice.platform.job;

import io.mlpservice.platform.entity.JsonColumn;
import io.mlpservice.platform.problem.Problem;
import jakarta.persistence.Converter;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Stores why a job failed, as JSON. */
@Converter
class ProblemColumn extends JsonColumn<Problem> {
    ProblemColumn(JsonMapper mapper) {
        super(mapper, new TypeReference<>() {
        });
    }
}
