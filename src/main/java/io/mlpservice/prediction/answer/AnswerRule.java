package io.mlpservice.prediction.answer;

import io.mlpservice.engine.encoding.ModelSchema;
import io.mlpservice.engine.encoding.Prediction;
import io.mlpservice.engine.encoding.Target;
import org.jspecify.annotations.Nullable;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * What is answered of a model's probabilities. {@link AnswerOptions} says what a client wants.
 *
 * @param decision between two classes; null where the most probable class is answered
 * @param mostClasses how many classes are shown with their probability, the most probable ones
 */
public record AnswerRule(@Nullable Decision decision, int mostClasses) {
    /** The most probable class, with the probabilities of all. */
    public static final AnswerRule ALL = new AnswerRule(null, Integer.MAX_VALUE);

    /**
     * A decision between two classes.
     *
     * @param threshold the probability of the positive class from which it is answered, 0 to 1
     * @param positive the place of the positive class, 0 or 1
     */
    public record Decision(double threshold, int positive) {
        private int decide(double[] probabilities) {
            return probabilities[positive] >= threshold ? positive : 1 - positive;
        }
    }

    /** Whether all classes are shown. */
    boolean showsAll() {
        return mostClasses == Integer.MAX_VALUE;
    }

    /** The prediction with the class that this rule decides for. */
    Prediction decided(Prediction prediction, ModelSchema schema) {
        return decision != null && prediction instanceof Prediction.Label(var _, var probabilities)
                ? new Prediction.Label(schema.targets().getFirst().labels().get(decision.decide(probabilities)),
                        probabilities)
                : prediction;
    }

    /** The places of the most probable classes, as many as are shown, from the most probable one down. */
    int[] mostProbable(double[] probabilities) {
        return IntStream.range(0, probabilities.length).boxed()
                .sorted(Comparator.<Integer>comparingDouble(place -> -probabilities[place])).limit(mostClasses)
                .mapToInt(Integer::intValue).toArray();
    }

    /** The probabilities that are shown, by class: in their order if all are, else from the most probable one down. */
    Map<String, Double> probabilities(Target target, double[] probabilities) {
        var labels = target.labels();
        var named = new LinkedHashMap<String, Double>();
        if (showsAll()) {
            for (var place = 0; place < probabilities.length; place++) {
                named.put(labels.get(place), probabilities[place]);
            }
        } else {
            for (var place : mostProbable(probabilities)) {
                named.put(labels.get(place), probabilities[place]);
            }
        }
        return named;
    }
}
