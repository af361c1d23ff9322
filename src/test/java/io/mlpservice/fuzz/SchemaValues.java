package io.mlpservice.fuzz;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Makes JSON text by the document's schemas, and spoils some of it.
 *
 * @param known values of properties that name what exists, by the property's name
 * @param spoiled the share of values that are extreme instead, 0 to 1
 */
record SchemaValues(JsonNode document, Map<String, List<String>> known, RandomGenerator random, double spoiled) {
    private static final int DEEPEST = 6;

    String json(JsonNode schema, String name, int depth) {
        if (random.nextDouble() < spoiled) {
            return Extremes.json(random);
        }
        if (known.containsKey(name) && random.nextInt(4) > 0) {
            return quoted(pick(known.get(name)));
        }
        if (schema.has("$ref")) {
            return json(document.at(schema.get("$ref").asString().substring(1)), name, depth);
        }
        if (schema.has("anyOf")) {
            return json(schema.get("anyOf").get(random.nextInt(schema.get("anyOf").size())), name, depth);
        }
        if (schema.has("example") && random.nextInt(3) > 0) {
            return schema.get("example").toString();
        }
        if (schema.has("enum")) {
            return schema.get("enum").get(random.nextInt(schema.get("enum").size())).toString();
        }
        return ofType(schema, depth);
    }

    private String ofType(JsonNode schema, int depth) {
        var type = schema.path("type").isArray()
                ? schema.get("type").get(0).asString()
                : schema.path("type").asString("");
        return switch (type) {
            case "object" -> object(schema, depth);
            case "array" -> depth > DEEPEST
                    ? "[]"
                    : IntStream.range(0, random.nextInt(4)).mapToObj(_ -> json(schema.path("items"), "", depth + 1))
                            .collect(Collectors.joining(",", "[", "]"));
            case "integer" -> Integer.toString(random.nextInt(-2, 200));
            case "number" -> Double.toString(random.nextDouble(-1, 2));
            case "boolean" -> Boolean.toString(random.nextBoolean());
            case "string" -> quoted(random.nextInt(3) == 0 ? Extremes.text(random) : "iris");
            default -> Extremes.json(random);
        };
    }

    private String object(JsonNode schema, int depth) {
        if (depth > DEEPEST) {
            return "{}";
        }
        var members = new ArrayList<String>();
        schema.path("properties").forEachEntry((name, property) -> {
            if (random.nextInt(3) == 0 || known.containsKey(name)) {
                members.add(quoted(name) + ":" + json(property, name, depth + 1));
            }
        });
        if (schema.path("additionalProperties").isObject() || random.nextInt(20) == 0) {
            members.add(quoted(Extremes.text(random)) + ":" + Extremes.json(random));
        }
        return "{" + String.join(",", members) + "}";
    }

    private String pick(List<String> values) {
        return values.get(random.nextInt(values.size()));
    }

    private static String quoted(String text) {
        return JsonMapper.shared().writeValueAsString(text);
    }
}
