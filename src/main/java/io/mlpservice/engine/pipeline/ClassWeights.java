package io.mlpservice.engine.pipeline;

import io.mlpservice.engine.hyperparameter.Hyperparameter;

import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** How much a row counts for its class. */
public sealed interface ClassWeights {
    /**
     * The weight of each class, in the order of the labels.
     *
     * @param trainingClasses the class of each training row
     */
    double[] weights(List<String> labels, int[] trainingClasses);

    /** Every class counts the same. */
    record Equal() implements ClassWeights {
        @Override
        public double[] weights(List<String> labels, int[] trainingClasses) {
            return labels.stream().mapToDouble(label -> 1).toArray();
        }
    }

    /**
     * n/(k·n_c) for the n_c of n training rows that are of the class, one of k: all classes count the same together. A class
     * without training rows counts 1.
     */
    record Balanced() implements ClassWeights {
        @Override
        public double[] weights(List<String> labels, int[] trainingClasses) {
            var counts = new int[labels.size()];
            Arrays.stream(trainingClasses).forEach(label -> counts[label]++);
            return Arrays.stream(counts)
                    .mapToDouble(count -> count == 0 ? 1 : (double) trainingClasses.length / labels.size() / count)
                    .toArray();
        }
    }

    /**
     * As given; a class that is left out counts 1.
     *
     * @param byLabel see {@link Hyperparameter#CLASS_WEIGHT}
     */
    record Given(Map<String, Double> byLabel) implements ClassWeights {
        /** Checks the range. */
        public Given {
            byLabel = Map.copyOf(byLabel);
            byLabel.values().forEach(Hyperparameter.CLASS_WEIGHT::check);
        }

        @Override
        public double[] weights(List<String> labels, int[] trainingClasses) {
            return labels.stream().mapToDouble(label -> byLabel.getOrDefault(label, 1.0)).toArray();
        }
    }
}
