package io.mlpservice.scoring.job;

import io.mlpservice.platform.entity.JsonColumn;
import io.mlpservice.scoring.result.AnswerSchema;
import jakarta.persistence.Converter;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The columns of {@code prediction_job} that hold JSON. */
final class JobColumns {
    private JobColumns() {}

    @Converter
    static class Answers extends JsonColumn<AnswerSchema> {
        Answers(JsonMapper mapper) {
            super(mapper, new TypeReference<>() {
            });
        }
    }

    @Converter
    static class Options extends JsonColumn<ScoringOptions> {
        Options(JsonMapper mapper) {
            super(mapper, new TypeReference<>() {
            });
        }
    }

    @Converter
    static class Tallies extends JsonColumn<Tally> {
        Tallies(JsonMapper mapper) {
            super(mapper, new TypeReference<>() {
            });
        }
    }
}
