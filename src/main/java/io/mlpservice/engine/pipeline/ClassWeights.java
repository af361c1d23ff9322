package io.mlpservice.engine.pipeline;

import io.mlpservice.engine.hyperparameter.Hyperparameter;

import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** The weight of a row by its class. */
public sealed interface ClassWeights {
    /**
     * The weight of each class, in the order of the labels.
     *
     * @param trainingClasses the class of each training row
     */
    double[] weights(List<String> labels, int[] trainingClasses);

    /** Every class has the weight 1. */
    record Equal() implements ClassWeights {
        @Override
        public double[] weights(List<String> labels, int[] trainingClasses) {
            return labels.stream().mapToDouble(label -> 1).toArray();
        }
    }

    /**
     * n/(k·n_c) for one of k classes with n_c of the n training rows, so that all classes have the same total weight. A
     * class without training rows has the weight 1.
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
     * Given weights. Omitted classes have the weight 1.
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
