package io.mlpservice.training.job;

import io.mlpservice.platform.entity.JsonColumn;
import jakarta.persistence.Converter;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

import java.util.List;

/** The columns of {@code training_job} that hold JSON. */
final class JobColumns {
    private JobColumns() {}

    @Converter
    static class Schema extends JsonColumn<TrainingSchema> {
        Schema(JsonMapper mapper) {
            super(mapper, new TypeReference<>() {
            });
        }
    }

    @Converter
    static class Warnings extends JsonColumn<List<String>> {
        Warnings(JsonMapper mapper) {
            super(mapper, new TypeReference<>() {
            });
        }
    }
}
