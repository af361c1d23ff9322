package io.mlpservice.training.resolution;

import io.mlpservice.configuration.TrainingConfiguration;
import io.mlpservice.configuration.TrainingRequest;
import io.mlpservice.engine.encoding.ModelSchema;
import io.mlpservice.engine.encoding.Target;
import io.mlpservice.engine.encoding.Task;
import io.mlpservice.platform.FieldErrors;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

import java.util.List;

/** Configurations of jobs, made of requests without a service. */
public final class Configurations {
    /** A regression of y by x. */
    public static final ModelSchema SCHEMA = new ModelSchema(Task.REGRESSION, List.of("x"),
            List.of(new Target("y", List.of())));

    private static final JsonMapper JSON = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS).build();

    private Configurations() {}

    /** A training on data that does not exist, from a request in which single quotes stand for double ones. */
    public static TrainingConfiguration of(String request) {
        return new ConfigurationDefaults(JSON.readValue(request.replace('\'', '"'), TrainingRequest.class), "data.csv",
                100, SCHEMA, new FieldErrors()).fillIn(null);
    }
}
