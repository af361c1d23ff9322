package io.mlpservice;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A training request that is put together place by place. */
public final class TrainingRequestJson {
    private final ObjectNode root;

    public TrainingRequestJson(String json) {
        root = (ObjectNode) JsonMapper.shared().readTree(json.replace('\'', '"'));
    }

    /** Writes a value where the pointer says, with all objects and arrays around it. */
    public TrainingRequestJson with(String pointer, JsonNode value) {
        var fields = pointer.substring(1).split("/", -1);
        ObjectNode object = root;
        for (var depth = 0; depth < fields.length - 1; depth++) {
            object = fields[depth + 1].equals("0")
                    ? firstOf(object.withArrayProperty(fields[depth++]))
                    : object.withObjectProperty(fields[depth]);
        }
        object.set(fields[fields.length - 1], value);
        return this;
    }

    public TrainingRequestJson with(String pointer, String value) {
        return with(pointer, root.stringNode(value));
    }

    private static ObjectNode firstOf(ArrayNode array) {
        return array.isEmpty() ? array.addObject() : (ObjectNode) array.get(0);
    }

    @Override
    public String toString() {
        return root.toString();
    }
}
