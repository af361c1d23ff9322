package io.mlpservice.exchange.go;

import tools.jackson.databind.JsonNode;

import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.IntStream;

/** A JSON object whose fields are numbers in nested lists. */
final class GoDocument {
    private final JsonNode json;

    /**
     * Checks the names of the fields.
     *
     * @param what the file holds, for messages
     */
    GoDocument(JsonNode json, String what, List<String> fields) {
        if (!json.isObject() || !Set.copyOf(json.propertyNames()).equals(Set.copyOf(fields))) {
            throw new IllegalArgumentException("The file of %s must be a JSON object with exactly these fields: %s."
                    .formatted(what, String.join(", ", fields)));
        }
        this.json = json;
    }

    double[] vector(String field) {
        return vector(json.get(field), field);
    }

    double[][] matrix(String field) {
        return matrix(json.get(field), field);
    }

    List<double[]> vectors(String field) {
        return elements(json.get(field), field, GoDocument::vector);
    }

    List<double[][]> matrices(String field) {
        return elements(json.get(field), field, GoDocument::matrix);
    }

    private static double[][] matrix(JsonNode node, String place) {
        return elements(node, place, GoDocument::vector).toArray(double[][]::new);
    }

    private static double[] vector(JsonNode node, String place) {
        if (!node.isArray() || !node.valueStream().allMatch(JsonNode::isNumber)) {
            throw new IllegalArgumentException("'%s' must be a list of numbers.".formatted(place));
        }
        return node.valueStream().mapToDouble(JsonNode::doubleValue).toArray();
    }

    private static <T> List<T> elements(JsonNode node, String place, BiFunction<JsonNode, String, T> element) {
        if (!node.isArray()) {
            throw new IllegalArgumentException("'%s' must be a list.".formatted(place));
        }
        return IntStream.range(0, node.size())
                .mapToObj(index -> element.apply(node.get(index), "%s[%d]".formatted(place, index))).toList();
    }
}
