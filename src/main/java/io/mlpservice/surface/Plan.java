package io.mlpservice.surface;

import io.mlpservice.engine.feature.Encoder;
import io.mlpservice.engine.model.TrainedModel;
import io.mlpservice.platform.problem.FieldErrors;
import io.mlpservice.platform.problem.ProblemException;
import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Objects;

/**
 * What is shown, over which axes, and on which row.
 *
 * @param x a feature, counted from 0
 * @param y null for a curve
 * @param xRange null for the usual one, or none
 * @param yRange null for the usual one, or none
 */
record Plan(TrainedModel model, ShownTargets targets, BaseRow row, int x, @Nullable Integer y,
        @Nullable AxisRange xRange, @Nullable AxisRange yRange) {
    /**
     * The plan for a request.
     *
     * @throws ProblemException 422 with everything that is wrong, if anything is
     */
    static Plan of(TrainedModel model, SurfaceRequest request) {
        var errors = new FieldErrors();
        request.check(errors);
        var targets = ShownTargets.of(model.schema(), request, errors);
        var named = AxisChoice.of(model, request, errors);
        var row = BaseRow.of(model, request.at(), named.named(), errors);
        if (!named.isComplete()) {
            errors.throwIfAny();
        }
        var axes = named.isComplete() ? named : named.completedBy(ranked(model, row, targets));
        if (axes.x() == null) {
            throw ProblemException.invalid(List.of(AxisChoice.unknownValues("/x", "any feature")));
        }
        var ranges = new RangeReader(errors);
        var xRange = ranges.read("/x_range", request.xRange(), encoder(model, axes.x()));
        var yRange = ranges.read("/y_range", request.yRange(), encoder(model, axes.y()));
        errors.throwIfAny();
        return new Plan(model, targets, row, Objects.requireNonNull(axes.x()), axes.y(), xRange, yRange);
    }

    private static List<Integer> ranked(TrainedModel model, BaseRow row, ShownTargets targets) {
        return new Influence(model, row.codes(), targets.indexes().getFirst()).ranked();
    }

    private static @Nullable Encoder encoder(TrainedModel model, @Nullable Integer feature) {
        return feature == null ? null : model.features().encoder(feature);
    }

    /**
     * The rows of a picture.
     *
     * @param resolution how many values an axis of numbers or dates has
     * @param mostCategories how many an axis of categories has at most
     */
    Grid grid(int resolution, int mostCategories) {
        var features = model.features();
        return new Grid(Axis.of(x, features.encoder(x), xRange, resolution, mostCategories),
                y == null ? null : Axis.of(y, features.encoder(y), yRange, resolution, mostCategories), row.codes());
    }
}
