package io.mlpservice.engine.network;

import io.mlpservice.engine.function.ActivationType;
import io.mlpservice.engine.function.LossReduction;
import io.mlpservice.engine.function.LossType;
import io.mlpservice.engine.function.Objective;
import io.mlpservice.engine.function.Penalty;
import io.mlpservice.engine.random.RandomStream;
import io.mlpservice.engine.random.RandomStream.Purpose;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Backpropagation agrees with central differences of the objective. A seeded sample of all combinations is checked;
 * {@code -Dgradients=all} checks them all.
 */
class NumericGradientTest {
    private static final int SAMPLED = 5_000;
    private static final int HIDDEN_UNITS = 4;

    enum Variant {
        PLAIN,
        BATCH_NORMALIZATION,
        RESIDUAL,
        MAXOUT
    }

    @Test
    void agreesWithCentralDifferencesForEveryLegalNetwork() {
        var cases = cases().toList();
        var order = IntStream.range(0, cases.size()).toArray();
        RandomStream.of(3, Purpose.SHUFFLE, 0).shuffle(order);
        var all = "all".equals(System.getProperty("gradients"));
        var checked = IntStream.of(order).limit(all ? cases.size() : SAMPLED).mapToObj(cases::get).toList();
        var wrong = checked.parallelStream().map(GradientCheck::complaint).filter(text -> !text.isEmpty()).toList();

        assertThat(checked).hasSizeGreaterThanOrEqualTo(SAMPLED);
        assertThat(wrong).isEmpty();
    }

    /** All activations × all legal outputs and losses × depth × outputs × variants × penalties. */
    private static Stream<GradientCheck> cases() {
        return Stream.of(ActivationType.values()).flatMap(hidden -> Stream.of(ActivationType.values())
                .filter(output -> !output.isStep())
                .flatMap(output -> LossType.suiting(output).stream()
                        .flatMap(loss -> IntStream.of(1, 2, 3, 5).boxed()
                                .flatMap(outputs -> IntStream.rangeClosed(0, 3).boxed()
                                        .flatMap(depth -> Stream.of(Variant.values())
                                                .flatMap(variant -> Stream.of(Penalty.NONE, new Penalty(0.01, 0.1))
                                                        .map(penalty -> check(hidden, output, loss, outputs, depth,
                                                                variant, penalty))))))));
    }

    private static GradientCheck check(ActivationType hidden, ActivationType output, LossType loss, int outputs,
            int depth, Variant variant, Penalty penalty) {
        var layers = new ArrayList<LayerSpec>();
        for (var layer = 0; layer < depth; layer++) {
            layers.add(hidden(hidden, variant, layer));
        }
        layers.add(new LayerSpec(outputs, output.withDefaults()));
        return new GradientCheck(new NetworkSpec(HIDDEN_UNITS, List.copyOf(layers)),
                new Objective(loss.withDefaults(), LossReduction.MEAN, penalty));
    }

    /** For maxout, every second layer has three pieces; the others are as requested. */
    private static LayerSpec hidden(ActivationType type, Variant variant, int layer) {
        var activation = variant == Variant.MAXOUT && layer % 2 == 0
                ? ActivationType.MAXOUT.with(ignored -> 3)
                : type.withDefaults();
        return new LayerSpec(HIDDEN_UNITS, activation, variant == Variant.BATCH_NORMALIZATION, 0,
                variant == Variant.RESIDUAL, 1);
    }
}
