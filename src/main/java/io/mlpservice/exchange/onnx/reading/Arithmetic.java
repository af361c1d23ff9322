package io.mlpservice.exchange.onnx.reading;

import io.mlpservice.engine.function.ActivationType;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;

/** Operators that combine columns or sums with a row of numbers. They become part of scales and layers. */
enum Arithmetic {
    ADD {
        @Override
        Affine apply(Affine affine, double number) {
            return affine.plus(number);
        }
    },
    SUBTRACT {
        @Override
        Affine apply(Affine affine, double number) {
            return affine.plus(-number);
        }
    },
    MULTIPLY {
        @Override
        Affine apply(Affine affine, double number) {
            return affine.times(number);
        }
    },
    DIVIDE {
        @Override
        Affine apply(Affine affine, double number) {
            return affine.dividedBy(number);
        }
    };

    abstract Affine apply(Affine affine, double number);

    /** The value of a node. */
    Value value(Node node, Budget budget) {
        var isReversed = node.input(0) instanceof Constant;
        if (isReversed && this == SUBTRACT) {
            return complement(node);
        }
        if (isReversed && this == DIVIDE) {
            throw node.refusal("it divides by what it computes");
        }
        var numbers = isReversed ? 0 : 1;
        return switch (node.input(1 - numbers)) {
            case Columns columns -> columns(node, columns, node.row(numbers, columns.count()), budget);
            case Value.Sums sums -> sums(sums, node.row(numbers, sums.units()), budget);
            default -> throw node.refusal("numbers can be combined with inputs and weighted sums alone");
        };
    }

    private static Value complement(Node node) {
        if (node.input(1) instanceof Value.Activated unit && unit.units() == 1
                && unit.activation().type() == ActivationType.SIGMOID && node.row(0, 1).number(0) == 1) {
            return new Value.Complement(unit);
        }
        throw node.refusal("only the probability of a single unit may be subtracted, from 1");
    }

    private Columns columns(Node node, Columns columns, Constant numbers, Budget budget) {
        budget.takeColumns(columns.count());
        return columns.map(index -> {
            var number = numbers.number(numbers.size() == 1 ? 0 : index);
            return switch (columns.columns().get(index)) {
                case Column.Scaled(var input, var fill, var affine, var isCut) ->
                    new Column.Scaled(input, fill, apply(affine, number), isCut);
                case Column.Indicator(var input, var categories, var place, var affine) ->
                    new Column.Indicator(input, categories, place, apply(affine, number));
                case Column.Text(var input) -> throw node.refusal("'%s' is text".formatted(input.name()));
            };
        });
    }

    private Value.Sums sums(Value.Sums sums, Constant numbers, Budget budget) {
        var weights = sums.weights().clone();
        var biases = sums.biases().clone();
        for (var unit = 0; unit < biases.length; unit++) {
            var affine = apply(Affine.IDENTITY, numbers.number(numbers.size() == 1 ? 0 : unit));
            if (affine.factor() != 1) {
                budget.takeNumbers(1, weights[unit].length);
                weights[unit] = scaled(weights[unit], weight -> weight * affine.factor());
            }
            biases[unit] = biases[unit] * affine.factor() + affine.constant();
        }
        budget.takeNumbers(2, biases.length);
        return new Value.Sums(sums.source(), weights, biases);
    }

    private static double[] scaled(double[] numbers, DoubleUnaryOperator formula) {
        return Arrays.stream(numbers).map(formula).toArray();
    }

    /** Each sum times a factor plus a shift. */
    static Value.Sums scaled(Value.Sums sums, double[] factors, double[] shifts, Budget budget) {
        budget.takeNumbers(factors.length, sums.weights()[0].length);
        return new Value.Sums(sums.source(),
                IntStream.range(0, factors.length)
                        .mapToObj(unit -> scaled(sums.weights()[unit], weight -> weight * factors[unit]))
                        .toArray(double[][]::new),
                IntStream.range(0, factors.length)
                        .mapToDouble(unit -> sums.biases()[unit] * factors[unit] + shifts[unit]).toArray());
    }
}
