package io.mlpservice.surface;

import io.mlpservice.engine.encoding.ModelSchema;
import io.mlpservice.engine.encoding.Task;
import io.mlpservice.platform.problem.FieldErrors;
import io.mlpservice.platform.problem.Messages;

import java.util.List;
import java.util.stream.IntStream;

/**
 * The targets that a picture shows, counted from 0: a single one of a classification.
 *
 * @param indexes at least one
 */
record ShownTargets(ModelSchema schema, List<Integer> indexes) {
    /** More targets, or more classes, make an answer too long. */
    static final int MOST_SERIES = 30;

    /** Those that a request asks for; collects what is wrong with that. */
    static ShownTargets of(ModelSchema schema, SurfaceRequest request, FieldErrors errors) {
        var names = schema.targetNames();
        if (request.target() == null) {
            var most = schema.task() == Task.CLASSIFICATION ? 1 : MOST_SERIES;
            return new ShownTargets(schema,
                    IntStream.range(0, names.size()).limit(most).boxed().toList());
        }
        var target = names.indexOf(request.target());
        if (target < 0) {
            errors.add("/target", "unknown_column", "The model does not predict '%s', but: %s.".formatted(
                    Messages.shortened(request.target()), Messages.shortened(String.join(", ", names))));
        }
        return new ShownTargets(schema, List.of(Math.max(0, target)));
    }

    List<String> names() {
        return indexes.stream().map(index -> schema.targetNames().get(index)).toList();
    }

    /** The classes of the target; none for a regression. */
    List<String> classes() {
        return schema.targets().get(indexes.getFirst()).labels();
    }

    /** Whether each class is shown, and not the most probable one alone. */
    boolean showsEachClass() {
        return classes().size() <= MOST_SERIES;
    }

    /** How many numbers each cell of the picture has. */
    int series() {
        if (schema.task() == Task.REGRESSION) {
            return indexes.size();
        }
        return showsEachClass() ? classes().size() : 2;
    }
}
