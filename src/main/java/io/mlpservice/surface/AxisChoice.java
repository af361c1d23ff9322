package io.mlpservice.surface;

import io.mlpservice.engine.model.TrainedModel;
import io.mlpservice.platform.problem.FieldError;
import io.mlpservice.platform.problem.FieldErrors;
import io.mlpservice.platform.problem.Messages;
import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * The features of the axes, counted from 0; null where the request names none.
 *
 * @param y null also where there is no other feature to show
 */
record AxisChoice(@Nullable Integer x, @Nullable Integer y) {
    /** Those that a request names; collects what is wrong with them. */
    static AxisChoice of(TrainedModel model, SurfaceRequest request, FieldErrors errors) {
        var x = feature("/x", request.x(), model, errors);
        var y = feature("/y", request.y(), model, errors);
        if (x != null && x.equals(y)) {
            errors.add("/y", "same_feature",
                    "'y' names the feature of 'x'; name another one, or leave one of them out.");
        }
        return new AxisChoice(x, y);
    }

    private static @Nullable Integer feature(String pointer, @Nullable String name, TrainedModel model,
            FieldErrors errors) {
        if (name == null) {
            return null;
        }
        var known = model.features().names();
        var feature = known.indexOf(name);
        if (feature < 0) {
            errors.add(pointer, "unknown_column", "The model has no feature '%s'; its features are: %s."
                    .formatted(Messages.shortened(name), Messages.shortened(String.join(", ", known))));
            return null;
        }
        if (!Axis.canShow(model.features().encoder(feature))) {
            errors.add(unknownValues(pointer, "'%s'".formatted(Messages.shortened(name))));
        }
        return feature;
    }

    /** The error of an axis whose feature has no known values. */
    static FieldError unknownValues(String pointer, String feature) {
        return FieldError.at(pointer, "unsuitable_feature",
                "The model does not know the values of %s: categories that are hashed, or columns without values, can be no axis."
                        .formatted(feature));
    }

    /** Whether the request names all. */
    boolean isComplete() {
        return x != null && y != null;
    }

    /** The named features. */
    List<Integer> named() {
        return Stream.of(x, y).filter(Objects::nonNull).map(Objects::requireNonNull).toList();
    }

    /** The axes, the missing ones chosen from these features, the best ones first. */
    AxisChoice completedBy(List<Integer> features) {
        var others = features.stream().filter(feature -> !named().contains(feature)).iterator();
        var first = x == null && others.hasNext() ? others.next() : x;
        var second = y == null && others.hasNext() ? others.next() : y;
        return new AxisChoice(first, second);
    }
}
