package io.mlpservice.exchange.onnx;

import io.mlpservice.engine.function.Activation;
import io.mlpservice.engine.function.ActivationType;
import io.mlpservice.engine.function.Elementwise;
import io.mlpservice.engine.hyperparameter.Hyperparameter;

import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Activations as operators. In double precision runtimes lack most of the operators that ONNX has for them, so they are
 * composed of simpler ones there.
 */
final class ActivationNodes {
    /** Those whose operators no runtime has in double precision, and that nothing else composes. */
    private static final Set<ActivationType> SINGLE_ONLY = EnumSet.of(ActivationType.ARCTAN, ActivationType.GELU);

    private ActivationNodes() {}

    /** Whether an activation is computed in single precision even where the network is not. */
    static boolean isSingleOnly(Activation activation) {
        return SINGLE_ONLY.contains(activation.type());
    }

    /**
     * The outputs of a layer.
     *
     * @param sums [rows][units · pieces]
     * @param slopes the learned slopes, one a unit, if there are any
     */
    static Tensor outputs(Activation activation, Tensor sums, double[] slopes) {
        if (isSingleOnly(activation)) {
            return inSinglePrecision(activation, sums.as(Element.FLOAT32), slopes).as(sums.element());
        }
        return sums.element() == Element.FLOAT32
                ? inSinglePrecision(activation, sums, slopes)
                : inDoublePrecision(activation, sums, slopes);
    }

    private static Tensor inSinglePrecision(Activation activation, Tensor s, double[] slopes) {
        return switch (activation.type()) {
            case ARCTAN -> s.apply("Atan");
            case LEAKY_RELU ->
                with("LeakyRelu", "alpha", hyperparameter(activation, Hyperparameter.NEGATIVE_SLOPE), s);
            case PRELU ->
                s.graph().node("PRelu", s.element(), List.of(), s, s.graph().row(slopes, s.element()));
            case ELU -> with("Elu", "alpha", hyperparameter(activation, Hyperparameter.ALPHA), s);
            case SELU -> s.apply("Selu");
            case SOFTPLUS -> s.apply("Softplus");
            case GELU -> s.times(0.5).times(s.times(Math.sqrt(0.5)).apply("Erf").plus(1));
            case SILU -> s.times(s.apply("Sigmoid"));
            default -> inEither(activation, s);
        };
    }

    private static Tensor inDoublePrecision(Activation activation, Tensor s, double[] slopes) {
        return switch (activation.type()) {
            case LEAKY_RELU ->
                s.isMoreThan(0).choose(s, s.times(hyperparameter(activation, Hyperparameter.NEGATIVE_SLOPE)));
            case PRELU -> s.isMoreThan(0).choose(s, s.times(s.graph().row(slopes, s.element())));
            case ELU ->
                s.isMoreThan(0).choose(s, belowZero(s).times(hyperparameter(activation, Hyperparameter.ALPHA)));
            case SELU -> s.isMoreThan(0).choose(s, belowZero(s).times(Elementwise.Selu.ALPHA))
                    .times(Elementwise.Selu.LAMBDA);
            case SOFTPLUS -> s.atLeast(0).plus(s.apply("Abs").apply("Neg").apply("Exp").plus(1).apply("Log"));
            case SILU -> s.dividedBy(s.apply("Neg").apply("Exp").plus(1));
            default -> inEither(activation, s);
        };
    }

    /** exp(s) − 1 where s is below 0. */
    private static Tensor belowZero(Tensor s) {
        return s.atMost(0).apply("Exp").minus(1);
    }

    private static Tensor inEither(Activation activation, Tensor s) {
        return switch (activation.type()) {
            case IDENTITY -> s;
            case SIGMOID -> s.apply("Sigmoid");
            case TANH -> s.apply("Tanh");
            case RELU -> s.apply("Relu");
            case EXPONENTIAL -> s.apply("Exp");
            case SOFTMAX -> s.graph().node("Softmax", s.element(), List.of(Graph.integer("axis", -1)), s);
            case BINARY_STEP -> s.isMoreThan(0).as(s.element());
            case BIPOLAR_STEP -> s.isMoreThan(0).as(s.element()).times(2).minus(1);
            case MAXOUT -> largestPiece(s, activation.pieces());
            default -> throw new IllegalArgumentException("no operators are known for " + activation.type());
        };
    }

    /** The pieces of a unit are consecutive, so each piece of all units is a column of [rows · units][pieces]. */
    private static Tensor largestPiece(Tensor s, int pieces) {
        var byUnit = s.reshaped(0, -1, pieces);
        return IntStream.range(0, pieces).mapToObj(piece -> byUnit.slice(2, piece)).reduce(Tensor::atLeast)
                .orElseThrow();
    }

    private static Tensor with(String operator, String attribute, double value, Tensor s) {
        return s.graph().node(operator, s.element(), List.of(Graph.number(attribute, value)), s);
    }

    private static double hyperparameter(Activation activation, Hyperparameter name) {
        return Objects.requireNonNull(activation.hyperparameters().get(name));
    }
}
