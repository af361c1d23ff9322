package io.mlpservice.prediction.answer;

import io.mlpservice.engine.encoding.ModelSchema;
import io.mlpservice.engine.encoding.Task;
import io.mlpservice.platform.problem.FieldError;
import io.mlpservice.platform.problem.FieldErrors;
import io.mlpservice.platform.problem.Messages;
import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * What a client wants to be answered, as it was written; null is absent.
 *
 * @param threshold of two classes: the probability of the positive class from which it is answered, 0 to 1
 * @param positiveClass the class that the threshold is about; by default the second one
 * @param topK how many classes are shown with their probability, at least 1
 */
public record AnswerOptions(@Nullable Double threshold, @Nullable String positiveClass, @Nullable Integer topK) {
    /** Nothing is chosen. */
    public static final AnswerOptions NONE = new AnswerOptions(null, null, null);

    /** Describes the option for the documentation. */
    public static final String THRESHOLD = "Of a model with two classes: the probability of the positive class from which it is answered, instead of the more probable class.";
    /** Describes the option for the documentation. */
    public static final String POSITIVE_CLASS = "The class that the threshold is about; by default the second one.";
    /** Describes the option for the documentation. */
    public static final String TOP_K = "Shows this many classes with their probability, the most probable ones first, instead of all.";

    /** Adds an error by its name. */
    @FunctionalInterface
    public interface Refusal {
        /** Adds an error of the option with this name. */
        void add(String option, String code, String detail);

        /** Errors at places of a JSON body. */
        static Refusal json(FieldErrors errors) {
            return (option, code, detail) -> errors.add("/" + option, code, detail);
        }

        /** Errors of query parameters. */
        static Refusal query(FieldErrors errors) {
            return (option, code, detail) -> errors
                    .add(FieldError.parameter(option, code, detail));
        }
    }

    /** The rule for a model; adds an error for each option that means nothing for it, or is out of range. */
    public AnswerRule rule(ModelSchema schema, Refusal refusal) {
        return new AnswerRule(decision(schema, refusal), mostClasses(schema, refusal));
    }

    private AnswerRule.@Nullable Decision decision(ModelSchema schema, Refusal refusal) {
        if (threshold == null) {
            if (positiveClass != null) {
                refusal.add("positive_class", "not_used",
                        "'positive_class' says what a threshold is about; send 'threshold' too, or leave it out.");
            }
            return null;
        }
        if (!(threshold >= 0 && threshold <= 1)) {
            refusal.add("threshold", "out_of_range",
                    "'threshold' is %s; it is a probability, from 0 to 1.".formatted(threshold));
        }
        var reason = whyUndecidable(schema);
        if (reason != null) {
            refusal.add("threshold", "not_used",
                    "'threshold' decides between two classes, but %s. Leave it out.".formatted(reason));
            return null;
        }
        return new AnswerRule.Decision(threshold, positive(schema.targets().getFirst().labels(), refusal));
    }

    private static @Nullable String whyUndecidable(ModelSchema schema) {
        if (schema.task() == Task.REGRESSION) {
            return "the model answers numbers";
        }
        if (schema.isMultiLabel()) {
            return "the model has several targets";
        }
        var classes = schema.targets().getFirst().labels().size();
        return classes == 2 ? null : "the model has %,d classes".formatted(classes);
    }

    private int positive(List<String> labels, Refusal refusal) {
        if (positiveClass == null) {
            return 1;
        }
        var place = labels.indexOf(positiveClass);
        if (place < 0) {
            refusal.add("positive_class", "unknown_class", "The model has no class '%s'; its classes are: %s."
                    .formatted(Messages.shortened(positiveClass), Messages.shortened(String.join(", ", labels))));
        }
        return Math.max(0, place);
    }

    private int mostClasses(ModelSchema schema, Refusal refusal) {
        if (topK == null) {
            return Integer.MAX_VALUE;
        }
        if (topK < 1) {
            refusal.add("top_k", "out_of_range", "'top_k' is %d; it must be at least 1.".formatted(topK));
        }
        if (schema.task() == Task.REGRESSION) {
            refusal.add("top_k", "not_used",
                    "'top_k' chooses among classes, but the model answers numbers. Leave it out.");
        }
        return topK;
    }
}
