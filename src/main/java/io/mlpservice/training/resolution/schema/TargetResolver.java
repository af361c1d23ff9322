package io.mlpservice.training.resolution.schema;

import io.mlpservice.column.ColumnType;
import io.mlpservice.dataset.TableSource;
import io.mlpservice.engine.encoding.Target;
import io.mlpservice.engine.encoding.Task;
import io.mlpservice.platform.problem.FieldErrors;
import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Decides whether a model classifies or predicts numbers, and finds the classes. */
final class TargetResolver {
    /** A numeric target with at most this many whole values is taken for classes. */
    private static final int MOST_NUMERIC_CLASSES = 20;
    /** Each of several targets has one output unit, which separates this many classes. */
    private static final int CLASSES_OF_SEVERAL = 2;

    private final @Nullable Task asked;
    private final TargetLabels labels;
    private final ColumnChecks checks;
    private final ColumnTypes types;
    private final FieldErrors errors;
    private final List<String> warnings;

    /**
     * A resolver for one request.
     *
     * @param asked the task that was asked for, if one was
     * @param table the data set's rows, read only if its summary is not enough
     */
    TargetResolver(@Nullable Task asked, TableSource table, ColumnChecks checks, ColumnTypes types, FieldErrors errors,
            List<String> warnings) {
        this.asked = asked;
        this.labels = new TargetLabels(table);
        this.checks = checks;
        this.types = types;
        this.errors = errors;
        this.warnings = warnings;
    }

    /** What is predicted. */
    record Targets(Task task, List<Target> targets) {}

    /**
     * The task and targets of these columns, all of which exist; empty if they cannot be targets. The errors say why.
     */
    Optional<Targets> resolve(List<String> names) {
        return task(names).flatMap(task -> targets(task, names).map(targets -> new Targets(task, targets)));
    }

    private Optional<Task> task(List<String> targets) {
        var texts = targets.stream().filter(name -> !isNumeric(name)).toList();
        if (asked == Task.REGRESSION && !texts.isEmpty()) {
            errors.add("/task", "target_not_numeric",
                    "A regression predicts numbers, but '%s' holds text. %s".formatted(texts.getFirst(),
                            types.oddCell(checks.column(texts.getFirst()))
                                    .orElse("Choose 'classification' or another target.")));
            return Optional.empty();
        }
        return asked == null ? naturalTask(targets, texts.size()) : Optional.of(asked);
    }

    private Optional<Task> naturalTask(List<String> targets, int texts) {
        var mostClasses = targets.size() == 1 ? MOST_NUMERIC_CLASSES : CLASSES_OF_SEVERAL;
        var quantities = targets.stream().filter(this::isNumeric).filter(name -> !looksLikeClasses(name, mostClasses))
                .toList();
        if (!quantities.isEmpty() && texts > 0) {
            errors.add("/targets", "mixed_targets",
                    "Several targets must be of one kind, but '%s' holds numbers and others hold classes; "
                            .formatted(quantities.getFirst()) + "train one model for each kind.");
            return Optional.empty();
        }
        if (!quantities.isEmpty()) {
            return Optional.of(Task.REGRESSION);
        }
        if (texts == 0) {
            warnings.add(("All values of '%s' are whole and few are different, so they are taken for classes. "
                    + "Set 'task' to 'regression' if they are quantities.").formatted(String.join("', '", targets)));
        }
        return Optional.of(Task.CLASSIFICATION);
    }

    private boolean isNumeric(String target) {
        return types.isNumeric(checks.column(target));
    }

    /** A column without known labels has far more of them. */
    private boolean looksLikeClasses(String target, int mostClasses) {
        return checks.column(target).distinctLabels()
                .filter(labels -> labels.size() > 1 && labels.size() <= mostClasses)
                .filter(labels -> labels.stream().mapToDouble(Double::parseDouble).allMatch(TargetResolver::isWhole))
                .isPresent();
    }

    private static boolean isWhole(double value) {
        return value == Math.rint(value);
    }

    private Optional<List<Target>> targets(Task task, List<String> names) {
        return task == Task.REGRESSION ? regressionTargets(names) : classTargets(names);
    }

    private Optional<List<Target>> classTargets(List<String> names) {
        var targets = names.stream().map(name -> new Target(name, labels.of(checks.column(name)))).toList();
        var advice = adviceForSeveral(names);
        var good = IntStream.range(0, names.size()).filter(index -> canBeToldApart(targets, index, advice)).count();
        targets.forEach(this::warnOfOddCell);
        targets.forEach(this::warnOfDates);
        targets.forEach(this::warnOfFreeText);
        names.forEach(name -> checks.column(name).similarLabels()
                .ifPresent(sentence -> warnings.add("Target '%s': %s".formatted(name, sentence))));
        return good == names.size() ? Optional.of(targets) : Optional.empty();
    }

    /** One odd cell makes each number or date a class, which is rarely meant. */
    private void warnOfOddCell(Target target) {
        types.oddCell(checks.column(target.name())).ifPresent(sentence -> warnings.add(
                "The target '%s' is read as text: each of its %d values is a class. %s If classes are meant, set 'types' to {\"%s\": \"categorical\"}."
                        .formatted(target.name(), target.labels().size(), sentence, target.name())));
    }

    private void warnOfDates(Target target) {
        if (types.of(checks.column(target.name())) == ColumnType.DATE_TIME) {
            warnings.add(
                    ("The target '%s' holds dates, and each of its %d different dates is a class. To predict when something "
                            + "happens, add a column that counts the days until then, and name it in 'targets'.")
                            .formatted(target.name(), target.labels().size()));
        }
    }

    private void warnOfFreeText(Target target) {
        if (types.of(checks.column(target.name())) == ColumnType.TEXT) {
            warnings.add(
                    ("The target '%s' holds free text or names, and each of its %d different texts is a class: a model "
                            + "chooses one of them and writes no text of its own. To predict another column, name it in 'targets'.")
                            .formatted(target.name(), target.labels().size()));
        }
    }

    private boolean canBeToldApart(List<Target> targets, int index, String advice) {
        var name = targets.get(index).name();
        var labels = targets.get(index).labels();
        if (labels.size() < 2) {
            errors.add("/targets/" + index, "single_class",
                    "'%s' holds the single class '%s'; a classification needs at least two."
                            .formatted(name, labels.getFirst()));
        } else if (targets.size() > 1 && labels.size() > CLASSES_OF_SEVERAL) {
            errors.add("/targets/" + index, "too_many_classes",
                    "'%s' holds more than two classes, and each of several targets must hold exactly two; %s."
                            .formatted(name, advice));
        } else if (labels.size() > TargetLabels.MOST) {
            errors.add("/targets/" + index, "too_many_classes",
                    "'%s' holds more than %d classes, which is the maximum. %s".formatted(name, TargetLabels.MOST,
                            types.oddCell(checks.column(name)).orElse("")).strip());
        } else {
            return true;
        }
        return false;
    }

    private String adviceForSeveral(List<String> targets) {
        var alone = "train one model for each target";
        return targets.stream().allMatch(this::isNumeric)
                ? alone + ", or set 'task' to 'regression' if they are quantities"
                : alone;
    }

    private Optional<List<Target>> regressionTargets(List<String> names) {
        var good = IntStream.range(0, names.size())
                .filter(index -> checks.hasFiniteWidth(checks.column(names.get(index)), "/targets/" + index))
                .count() == names.size();
        return good ? Optional.of(names.stream().map(name -> new Target(name, List.of())).toList()) : Optional.empty();
    }
}
