package io.mlpservice.model.http;

import io.mlpservice.engine.encoding.Task;
import io.mlpservice.metric.SplitPart;
import io.mlpservice.metric.TargetDetails;
import io.mlpservice.model.Model;
import io.mlpservice.model.ModelStore;
import io.mlpservice.model.Models;
import io.mlpservice.model.http.ModelConfusion.TargetConfusion;
import io.mlpservice.model.http.ModelCurves.TargetCurves;
import io.mlpservice.platform.JsonNames;
import io.mlpservice.platform.problem.ProblemException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Service;

import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Answers what was measured of models and is too large for their metrics. */
@Service
class MeasuredModels {
    private final Models models;
    private final ModelStore store;

    MeasuredModels(Models models, ModelStore store) {
        this.models = models;
        this.store = store;
    }

    /**
     * The curves on a part of the data set; by default the first of test, validation and training that has rows.
     *
     * @throws ProblemException {@code not_measured} if there are none
     */
    ModelCurves curves(String ref, @Nullable SplitPart split) {
        var model = classification(ref);
        var part = part(model, split);
        var targets = details(model, part).map(target -> new TargetCurves(target.target(), target.classes())).toList();
        if (targets.isEmpty()) {
            throw notMeasured(model,
                    "has no curves, since an earlier version of the service trained it. Train it again.");
        }
        return new ModelCurves(part, targets);
    }

    /**
     * The confusion matrix of each target; by default on the first of test, validation and training that has rows.
     *
     * @throws ProblemException {@code not_measured} if there are none
     */
    ModelConfusion confusion(String ref, @Nullable SplitPart split) {
        var model = classification(ref);
        var part = part(model, split);
        var targets = Stream.concat(brief(model, part), large(model, part)).toList();
        if (targets.isEmpty()) {
            throw notMeasured(model, "has no confusion matrix, since it has too many classes.");
        }
        return new ModelConfusion(part, targets);
    }

    private static Stream<TargetConfusion> brief(Model model, SplitPart part) {
        var measured = Objects.requireNonNull(model.metrics().of(part)).targets();
        return IntStream.range(0, measured.size()).boxed()
                .flatMap(index -> Stream.ofNullable(measured.get(index).confusionMatrix())
                        .map(matrix -> new TargetConfusion(model.targets().get(index).name(), matrix)));
    }

    private Stream<TargetConfusion> large(Model model, SplitPart part) {
        return details(model, part).flatMap(target -> Stream.ofNullable(target.confusionMatrix())
                .map(matrix -> new TargetConfusion(target.target(), matrix)));
    }

    private Model classification(String ref) {
        var model = models.get(ref);
        if (model.task() == Task.REGRESSION) {
            throw notMeasured(model,
                    "predicts numbers; only models that predict classes have curves and confusion matrices.");
        }
        return model;
    }

    private static SplitPart part(Model model, @Nullable SplitPart wanted) {
        var measured = model.metrics().measured();
        if (wanted == null && !measured.isEmpty()) {
            return measured.getFirst();
        }
        if (wanted == null || !measured.contains(wanted)) {
            throw notMeasured(model, measured.isEmpty()
                    ? "was not measured on any rows. Measure it on a data set with POST /models/{ref}/evaluations."
                    : "was measured on no such rows, but on: %s."
                            .formatted(measured.stream().map(JsonNames::of).collect(Collectors.joining(", "))));
        }
        return wanted;
    }

    private Stream<TargetDetails> details(Model model, SplitPart part) {
        return store.details(model.id(), part).stream().flatMap(List::stream);
    }

    private static ProblemException notMeasured(Model model, String reason) {
        return ProblemException.of(HttpStatus.NOT_FOUND, "not_measured",
                "The model '%s@%d' %s".formatted(model.name(), model.version(), reason));
    }
}
