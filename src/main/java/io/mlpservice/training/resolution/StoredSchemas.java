package io.mlpservice.training.resolution;

import io.mlpservice.configuration.TrainingConfiguration;
import io.mlpservice.dataset.Dataset;
import io.mlpservice.dataset.TableSource;
import io.mlpservice.engine.encoding.ModelSchema;
import io.mlpservice.engine.encoding.Target;
import io.mlpservice.engine.encoding.Task;
import io.mlpservice.engine.feature.Feature;
import io.mlpservice.platform.problem.FieldErrors;
import io.mlpservice.training.resolution.schema.ColumnChecks;
import io.mlpservice.training.resolution.schema.TargetLabels;

import java.util.List;

/** Derives the schemas of jobs that were submitted to versions which did not store them. */
public final class StoredSchemas {
    private StoredSchemas() {}

    /**
     * The schema that a configuration was made with: it names the columns, the data set holds the classes.
     *
     * @param table the data set's rows, asked for only where its summary does not hold enough
     */
    public static ModelSchema of(TrainingConfiguration configuration, Dataset dataset, TableSource table) {
        var labels = new TargetLabels(table);
        var columns = new ColumnChecks(dataset, new FieldErrors());
        var targets = configuration.targets().stream().map(name -> new Target(name,
                configuration.task() == Task.CLASSIFICATION ? labels.of(columns.column(name)) : List.of())).toList();
        return new ModelSchema(configuration.task(), configuration.features().stream().map(Feature::numeric).toList(),
                targets, dataset.gapWords());
    }
}
