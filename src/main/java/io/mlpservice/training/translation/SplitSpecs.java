package io.mlpservice.training.translation;

import io.mlpservice.column.DatasetColumn;
import io.mlpservice.configuration.TrainingConfiguration.SplitConfiguration;
import io.mlpservice.dataset.Dataset;
import io.mlpservice.engine.data.ColumnSplit;
import io.mlpservice.engine.data.DateOrder;
import io.mlpservice.engine.data.GroupSplit;
import io.mlpservice.engine.data.HeldOut;
import io.mlpservice.engine.data.RandomSplit;
import io.mlpservice.engine.data.SplitSpec;
import io.mlpservice.engine.data.TimeSplit;
import org.jspecify.annotations.Nullable;

import java.util.Objects;

/** Translates a split into the engine's terms. */
public final class SplitSpecs {
    private SplitSpecs() {}

    /**
     * The engine's terms.
     *
     * @param dataset says how the dates of a column are written
     */
    public static SplitSpec of(SplitConfiguration split, Dataset dataset) {
        var heldOut = new HeldOut(Objects.requireNonNullElse(split.validationFraction(), 0.0),
                Objects.requireNonNullElse(split.testFraction(), 0.0));
        var column = Objects.requireNonNullElse(split.column(), "");
        return switch (split.type()) {
            case RANDOM -> new RandomSplit(heldOut, Boolean.TRUE.equals(split.shuffle()),
                    Boolean.TRUE.equals(split.stratify()));
            case COLUMN -> new ColumnSplit(column);
            case TIME -> new TimeSplit(column, dates(dataset, column), heldOut);
            case GROUP -> new GroupSplit(column, heldOut);
        };
    }

    private static @Nullable DateOrder dates(Dataset dataset, String name) {
        return dataset.columns().stream().filter(column -> column.name().equals(name)).findFirst()
                .map(DatasetColumn::dateOrder).orElse(null);
    }
}
