package io.mlpservice.exchange.onnx;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** A value in a graph. Its methods add operators to the graph; operands broadcast. */
record Tensor(Graph graph, String name, Element element) {
    Tensor plus(Tensor other) {
        return same("Add", other);
    }

    Tensor plus(double number) {
        return plus(graph.number(number, element));
    }

    Tensor minus(Tensor other) {
        return same("Sub", other);
    }

    Tensor minus(double number) {
        return minus(graph.number(number, element));
    }

    Tensor times(Tensor other) {
        return same("Mul", other);
    }

    Tensor times(double number) {
        return times(graph.number(number, element));
    }

    Tensor dividedBy(Tensor other) {
        return same("Div", other);
    }

    Tensor dividedBy(double number) {
        return dividedBy(graph.number(number, element));
    }

    /** The larger one. */
    Tensor atLeast(Tensor other) {
        return same("Max", other);
    }

    /** The larger one. */
    Tensor atLeast(double number) {
        return atLeast(graph.number(number, element));
    }

    /** The smaller one. */
    Tensor atMost(double number) {
        return same("Min", graph.number(number, element));
    }

    private Tensor same(String operator, Tensor other) {
        return graph.node(operator, element, List.of(), this, other);
    }

    /** An operator of one operand that keeps its type. */
    Tensor apply(String operator) {
        return graph.node(operator, element, List.of(), this);
    }

    Tensor isNaN() {
        return graph.node("IsNaN", Element.TRUTH, List.of(), this);
    }

    Tensor isEqualTo(Tensor other) {
        return truth("Equal", other);
    }

    Tensor isLessThan(Tensor other) {
        return truth("Less", other);
    }

    Tensor isLessThan(double number) {
        return isLessThan(graph.number(number, element));
    }

    Tensor isNotMoreThan(Tensor other) {
        return truth("LessOrEqual", other);
    }

    Tensor isMoreThan(double number) {
        return truth("Greater", graph.number(number, element));
    }

    private Tensor truth(String operator, Tensor other) {
        return graph.node(operator, Element.TRUTH, List.of(), this, other);
    }

    /** The first where this is true, else the second. */
    Tensor choose(Tensor ifTrue, Tensor ifFalse) {
        return graph.node("Where", ifTrue.element, List.of(), this, ifTrue, ifFalse);
    }

    /** A number where this is true, else the tensor. */
    Tensor choose(double ifTrue, Tensor ifFalse) {
        return choose(graph.number(ifTrue, ifFalse.element), ifFalse);
    }

    /** The same as another type. */
    Tensor as(Element wanted) {
        return element == wanted
                ? this
                : graph.node("Cast", wanted, List.of(Graph.integer("to", wanted.number())), this);
    }

    /** Columns of [rows][columns], by their places. */
    Tensor columns(int... places) {
        return graph.node("Gather", element, List.of(Graph.integer("axis", 1)), this,
                graph.integers(Arrays.stream(places).asLongStream().toArray()));
    }

    /** Selects columns; no operator is needed where all of them are selected in their order. */
    Tensor columnsOf(int count, int... places) {
        return Arrays.equals(places, IntStream.range(0, count).toArray()) ? this : columns(places);
    }

    /** The part at one place along an axis, which the result does not have. */
    Tensor slice(int axis, int place) {
        return graph.node("Gather", element, List.of(Graph.integer("axis", axis)), this, graph.integer(place));
    }

    /** The sum over the columns, [rows][1]. */
    Tensor sumOfColumns() {
        return graph.node("ReduceSum", element, List.of(Graph.integer("keepdims", 1)), this, graph.integers(1));
    }

    /** The elements of a constant, [elements], at places, of the shape of the places. */
    Tensor at(Tensor places) {
        return graph.node("Gather", element, List.of(Graph.integer("axis", 0)), this, places);
    }

    /** The place of the largest element along the last axis, which the result does not have. */
    Tensor largest() {
        return graph.node("ArgMax", Element.INTEGER,
                List.of(Graph.integer("axis", -1), Graph.integer("keepdims", 0)), this);
    }

    /** The same numbers in another shape; 0 keeps a dimension, −1 is what is left. */
    Tensor reshaped(long... shape) {
        return graph.node("Reshape", element, List.of(), this, graph.integers(shape));
    }
}
