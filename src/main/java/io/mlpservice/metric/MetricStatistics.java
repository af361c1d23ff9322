package io.mlpservice.metric;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;

import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * Statistics of the metrics of several fits, number by number, whatever metrics there are. Whole numbers are counts,
 * which are added. Text is kept if it is always the same, and lists if they are always as long.
 */
final class MetricStatistics {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final ToDoubleFunction<double[]> statistic;
    private final int fewest;

    /** A statistic that needs some numbers. */
    private MetricStatistics(ToDoubleFunction<double[]> statistic, int fewest) {
        this.statistic = statistic;
        this.fewest = fewest;
    }

    static SampleMetrics mean(List<SampleMetrics> fits) {
        return new MetricStatistics(MetricStatistics::mean, 1).of(fits, false);
    }

    /** Sample standard deviations; parts without any, such as counts alone, are null. */
    static SampleMetrics deviation(List<SampleMetrics> fits) {
        return new MetricStatistics(MetricStatistics::deviation, 2).of(fits, true);
    }

    private SampleMetrics of(List<SampleMetrics> fits, boolean withoutCounts) {
        var summary = summary(fits.stream().<JsonNode>map(JSON::valueToTree).toList());
        if (withoutCounts) {
            summary.properties().stream()
                    .filter(field -> field.getValue().isContainer() && !hasFraction(field.getValue()))
                    .forEach(field -> field.setValue(NODES.nullNode()));
        }
        return JSON.treeToValue(summary, SampleMetrics.class);
    }

    private static boolean hasFraction(JsonNode node) {
        return node.isFloatingPointNumber() || node.valueStream().anyMatch(MetricStatistics::hasFraction);
    }

    private JsonNode summary(List<JsonNode> values) {
        var present = values.stream().filter(value -> !value.isNull()).toList();
        if (present.isEmpty()) {
            return NODES.nullNode();
        }
        var first = present.getFirst();
        if (first.isObject()) {
            var object = NODES.objectNode();
            first.propertyNames().forEach(name -> object.set(name, summary(parts(present, name))));
            return object;
        }
        if (first.isArray()) {
            return array(present);
        }
        if (first.isIntegralNumber()) {
            return NODES.numberNode(Math.toIntExact(Math.min(Integer.MAX_VALUE,
                    present.stream().mapToLong(JsonNode::asLong).sum())));
        }
        return first.isNumber() ? number(present) : text(present);
    }

    private static List<JsonNode> parts(List<JsonNode> objects, String name) {
        return objects.stream().map(object -> object.path(name)).filter(part -> !part.isMissingNode()).toList();
    }

    private JsonNode array(List<JsonNode> present) {
        var size = present.getFirst().size();
        if (present.stream().anyMatch(other -> other.size() != size)) {
            return NODES.nullNode();
        }
        var array = NODES.arrayNode();
        IntStream.range(0, size)
                .forEach(index -> array.add(summary(present.stream().map(each -> each.path(index)).toList())));
        return array;
    }

    private JsonNode number(List<JsonNode> present) {
        return present.size() < fewest
                ? NODES.nullNode()
                : NODES.numberNode(statistic.applyAsDouble(present.stream().mapToDouble(JsonNode::asDouble).toArray()));
    }

    private static JsonNode text(List<JsonNode> present) {
        return present.stream().distinct().count() == 1 ? present.getFirst() : NODES.nullNode();
    }

    /** Equal numbers, such as the bounds of a bin, are kept: their sum may be rounded. */
    private static double mean(double[] numbers) {
        return DoubleStream.of(numbers).allMatch(number -> number == numbers[0])
                ? numbers[0]
                : sum(numbers) / numbers.length;
    }

    private static double deviation(double[] numbers) {
        var mean = mean(numbers);
        return Math.sqrt(sum(square(numbers, mean)) / (numbers.length - 1));
    }

    private static double[] square(double[] numbers, double mean) {
        return IntStream.range(0, numbers.length)
                .mapToDouble(index -> (numbers[index] - mean) * (numbers[index] - mean))
                .toArray();
    }

    /** In order, so that the same numbers have the same sum to the last bit. */
    private static double sum(double[] numbers) {
        var sum = 0.0;
        for (var number : numbers) {
            sum += number;
        }
        return sum;
    }
}
