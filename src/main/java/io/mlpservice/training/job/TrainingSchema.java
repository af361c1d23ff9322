package io.mlpservice.training.job;

import io.mlpservice.column.ColumnType;
import io.mlpservice.engine.data.DateOrder;
import io.mlpservice.engine.data.GapWords;
import io.mlpservice.engine.data.NumberMarks;
import io.mlpservice.engine.data.NumberSign;
import io.mlpservice.engine.encoding.ModelSchema;
import io.mlpservice.engine.encoding.Target;
import io.mlpservice.engine.encoding.Task;
import io.mlpservice.engine.feature.FeatureType;
import io.mlpservice.model.TargetColumn;
import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Objects;

/**
 * What the model of a job reads and predicts, as it was decided when the job was submitted.
 *
 * @param features in the order in which the model takes them
 * @param targets with their classes, in the order of the output units
 * @param gapWords what means a missing value; null in jobs of versions that did not keep it
 * @param decimal the decimal mark of numbers that are written as text; null likewise
 * @param thousands the mark between their thousands; null if there is none
 * @param numberSigns the signs beside them; null in jobs of versions that read none
 */
public record TrainingSchema(List<Feature> features, List<TargetColumn> targets, @Nullable List<String> gapWords,
        @Nullable String decimal, @Nullable String thousands, @Nullable List<String> numberSigns) {
    /**
     * A column that a model predicts from.
     *
     * @param dateOrder how its dates are written; null unless they are dates
     * @param sign beside its numbers, empty if there is none; null if that is not known
     */
    public record Feature(String name, ColumnType type, @Nullable DateOrder dateOrder, @Nullable String sign) {
        private static Feature of(io.mlpservice.engine.feature.Feature feature) {
            return new Feature(feature.name(), ColumnType.valueOf(feature.type().name()), feature.dateOrder(),
                    feature.sign() == null ? null : feature.sign().text());
        }

        private io.mlpservice.engine.feature.Feature toEngine() {
            return new io.mlpservice.engine.feature.Feature(name, FeatureType.valueOf(type.name()), dateOrder,
                    sign == null ? null : NumberSign.of(sign));
        }
    }

    /** The same as the engine's schema. */
    public static TrainingSchema of(ModelSchema schema) {
        return new TrainingSchema(schema.features().stream().map(Feature::of).toList(),
                schema.targets().stream().map(TargetColumn::of).toList(), schema.gapWords().all(),
                String.valueOf(schema.numberMarks().decimal()), schema.numberMarks().thousands().symbol(),
                schema.numberMarks().signs().symbols());
    }

    /** The same in the engine's terms. */
    public ModelSchema toEngine(Task task) {
        return new ModelSchema(task, features.stream().map(Feature::toEngine).toList(), targets.stream()
                .map(target -> new Target(target.name(), Objects.requireNonNullElse(target.classes(), List.of())))
                .toList(), gapWords == null ? GapWords.UNRECORDED : new GapWords(gapWords),
                NumberMarks.of(decimal, thousands, numberSigns));
    }
}
