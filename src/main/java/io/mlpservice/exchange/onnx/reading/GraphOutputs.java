package io.mlpservice.exchange.onnx.reading;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import io.mlpservice.engine.encoding.Target;
import io.mlpservice.engine.encoding.Task;
import io.mlpservice.engine.function.ActivationType;
import io.mlpservice.platform.problem.Messages;
import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;

/** What the outputs of a graph say of the network behind them. */
final class GraphOutputs {
    private static final List<String> NO_AND_YES = List.of("0", "1");

    private final List<String> targetNames;
    private final String name;
    private Value.@Nullable Network network;
    private boolean isPair;
    private boolean isPlace;
    private boolean areFlags;
    private List<String> classes = List.of();

    /**
     * Looks at all outputs.
     *
     * @param targetNames one for each target; none for the name of the first output
     */
    GraphOutputs(GraphProto graph, GraphValues values, List<String> targetNames) {
        this.targetNames = targetNames;
        this.name = graph.getOutputCount() == 0 ? "" : graph.getOutput(0).getName();
        graph.getOutputList().stream().map(ValueInfoProto::getName)
                .forEach(output -> add(output, values.output(output)));
        if (network == null) {
            throw new IllegalArgumentException("The graph has no outputs.");
        }
    }

    private void add(String output, Value value) {
        switch (value) {
            case Value.Network own -> set(output, own);
            case Value.Final(var own, var ofPair) -> setPair(output, own, ofPair);
            case Value.Pair(var own) -> setPair(output, own, true);
            case Value.Place(var own, var ofPair) -> {
                setPair(output, own, ofPair);
                isPlace = true;
            }
            case Value.Classes(var own, var ofPair, var names) -> {
                setPair(output, own, ofPair);
                if (!classes.isEmpty() && !classes.equals(names)) {
                    throw new IllegalArgumentException("The outputs of the graph have different classes.");
                }
                classes = names;
            }
            case Value.Flags(var own) -> {
                set(output, own);
                areFlags = true;
            }
            case Constant _,Columns _,Value.Complement _ -> throw new IllegalArgumentException(
                    "The output '%s' of the graph is none of a network.".formatted(Messages.shortened(output)));
        }
    }

    private void setPair(String output, Value.Network own, boolean ofPair) {
        set(output, own);
        isPair |= ofPair;
    }

    private void set(String output, Value.Network own) {
        if (network != null && !Value.areSame(network, own)) {
            throw new IllegalArgumentException(
                    "The output '%s' of the graph comes from another layer than those before."
                            .formatted(Messages.shortened(output)));
        }
        network = own;
    }

    /** The last layer. */
    Value.Network network() {
        return Objects.requireNonNull(network);
    }

    Task task() {
        var isClassification = isPair || isPlace || areFlags || !classes.isEmpty()
                || network().activation().type() == ActivationType.SOFTMAX;
        return isClassification ? Task.CLASSIFICATION : Task.REGRESSION;
    }

    /** The targets; those of a classification have classes. */
    List<Target> targets() {
        if (task() == Task.CLASSIFICATION && !task().allows(network().activation().type())) {
            throw new IllegalArgumentException(
                    "The classes of the graph do not come from probabilities: its last layer needs Softmax or Sigmoid.");
        }
        var units = network().units();
        var count = task() == Task.REGRESSION || areFlags ? units : 1;
        if (!targetNames.isEmpty() && targetNames.size() != count) {
            throw new IllegalArgumentException("'target_names' has %d names, but the graph has %d targets."
                    .formatted(targetNames.size(), count));
        }
        var labels = task() == Task.REGRESSION ? List.<String>of() : areFlags ? NO_AND_YES : classes();
        return IntStream.range(0, count).mapToObj(target -> new Target(name(target, count), labels)).toList();
    }

    private List<String> classes() {
        if (!classes.isEmpty()) {
            return classes;
        }
        return IntStream.range(0, isPair ? 2 : network().units()).mapToObj(Integer::toString).toList();
    }

    private String name(int target, int count) {
        if (!targetNames.isEmpty()) {
            return targetNames.get(target);
        }
        return count == 1 ? name : "%s_%d".formatted(name, target);
    }
}
