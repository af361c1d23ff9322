package io.mlpservice.exchange.onnx;

import io.mlpservice.engine.encoding.Task;
import io.mlpservice.engine.function.ActivationType;
import io.mlpservice.engine.model.TrainedModel;

import java.util.List;
import java.util.stream.IntStream;

/**
 * The outputs of a graph: {@code values}, [rows][targets], in the targets' own units, or {@code label} and
 * {@code probabilities}. These are [rows] and [rows][classes] for one target, [rows][targets] and [rows][targets][2]
 * for several.
 */
final class OutputNodes {
    static final String LABEL = "label";
    static final String PROBABILITIES = "probabilities";
    static final String VALUES = "values";

    private OutputNodes() {}

    /**
     * Adds the outputs.
     *
     * @param outputs of the network, [rows][units]
     * @param type of the numbers
     */
    static void add(TrainedModel model, Tensor outputs, Element type) {
        var targets = model.schema().targets().size();
        if (model.schema().task() == Task.REGRESSION) {
            var values = ScaleNodes.unscaled(outputs.as(Element.FLOAT64), model.targetScales());
            outputs.graph().output(VALUES, values.as(type), targets);
        } else if (targets == 1) {
            addClass(model, probabilities(model, outputs), type);
        } else {
            addClasses(model, probabilities(model, outputs), type);
        }
    }

    /** A single unit gives the probability of the second of two classes. */
    private static Tensor probabilities(TrainedModel model, Tensor outputs) {
        var output = model.network().outputLayer();
        var isBipolar = output.activation().type() == ActivationType.BIPOLAR_STEP;
        var shares = isBipolar ? outputs.plus(1).dividedBy(2) : outputs;
        var targets = model.schema().targets().size();
        if (output.units() > targets) {
            return shares;
        }
        var second = targets == 1 ? shares : shares.reshaped(0, targets, 1);
        return outputs.graph().concat(List.of(second.apply("Neg").plus(1), second), targets == 1 ? 1 : 2);
    }

    private static void addClass(TrainedModel model, Tensor probabilities, Element type) {
        var graph = probabilities.graph();
        var labels = model.schema().targets().getFirst().labels();
        graph.output(LABEL, graph.texts(labels, labels.size()).at(probabilities.largest()));
        graph.output(PROBABILITIES, probabilities.as(type), labels.size());
    }

    /** The labels of all targets are one list; a target's begin at twice its place. */
    private static void addClasses(TrainedModel model, Tensor probabilities, Element type) {
        var graph = probabilities.graph();
        var labels = model.schema().targets().stream().flatMap(target -> target.labels().stream()).toList();
        var targets = labels.size() / 2;
        var starts = graph.integers(IntStream.range(0, targets).mapToLong(target -> 2L * target).toArray());
        graph.output(LABEL, graph.texts(labels, labels.size()).at(probabilities.largest().plus(starts)), targets);
        graph.output(PROBABILITIES, probabilities.as(type), targets, 2);
    }
}
