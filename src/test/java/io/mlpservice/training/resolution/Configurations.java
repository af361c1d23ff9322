package io.mlpservice.training.resolution;

import io.mlpservice.configuration.TrainingConfiguration;
import io.mlpservice.configuration.TrainingRequest;
import io.mlpservice.dataset.CsvDataset;
import io.mlpservice.engine.encoding.ModelSchema;
import io.mlpservice.engine.encoding.Target;
import io.mlpservice.engine.encoding.Task;
import io.mlpservice.engine.feature.Feature;
import io.mlpservice.platform.json.StrictJson;
import io.mlpservice.platform.memory.HeapSettings;
import io.mlpservice.platform.problem.FieldErrors;
import io.mlpservice.training.job.JobSettings;
import io.mlpservice.training.resolution.defaults.ConfigurationDefaults;
import io.mlpservice.training.resolution.defaults.TrainingLimits;
import io.mlpservice.training.resolution.size.PartSizes;
import org.springframework.util.unit.DataSize;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** Configurations of jobs, made of requests without a service. */
public final class Configurations {
    /** A regression of y by x. */
    public static final ModelSchema SCHEMA = new ModelSchema(Task.REGRESSION, Feature.numeric(List.of("x")),
            List.of(new Target("y", List.of())));

    private static final JsonMapper JSON = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS).build();

    private static final ConfigurationResolver RESOLVER = new ConfigurationResolver(
            new JobSettings(1, Duration.ZERO, Duration.ofSeconds(1), 1, 1, null, 10_000,
                    new JobSettings.SnapshotSettings(DataSize.ofMegabytes(64))),
            new TrainingLimits(null, null),
            new HeapSettings(DataSize.ofBytes(1), Duration.ZERO), _ -> Optional.empty());

    private Configurations() {}

    /** A training on data that does not exist, from a request in which single quotes stand for double ones. */
    public static TrainingConfiguration of(String request) {
        return new ConfigurationDefaults(JSON.readValue(request.replace('\'', '"'), TrainingRequest.class), "data.csv",
                100, SCHEMA, _ -> OptionalInt.of(1), PartSizes::byFraction, new TrainingLimits(null, null),
                new FieldErrors()).fillIn(null);
    }

    /** What a request becomes for a data set, or a refusal with all its errors. */
    static ResolvedTraining resolve(CsvDataset data, String request) {
        var body = "{'dataset_id': '%s', %s}".formatted(data.dataset().id(), request).replace('\'', '"');
        return resolve(data, body.getBytes(StandardCharsets.UTF_8));
    }

    static ResolvedTraining resolve(CsvDataset data, byte[] request) {
        return RESOLVER.resolve(new StrictJson(JSON).draft(request, TrainingRequest.class), data.dataset(),
                _ -> data.table());
    }
}
