package io.mlpservice.platform.json;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonPointer;

/**
 * The current place of a walk through a JSON tree. It moves from element to element without allocation; the pointer is
 * built only for an error.
 */
final class JsonPlace {
    private final @Nullable JsonPlace parent;
    private @Nullable String property;
    private int index;

    private JsonPlace(@Nullable JsonPlace parent) {
        this.parent = parent;
    }

    /** The whole document. */
    static JsonPlace root() {
        return new JsonPlace(null);
    }

    /** The first place inside the current container. */
    JsonPlace inside() {
        return new JsonPlace(this);
    }

    JsonPlace at(String name) {
        property = name;
        return this;
    }

    JsonPlace at(int element) {
        property = null;
        index = element;
        return this;
    }

    JsonPointer pointer() {
        if (parent == null) {
            return JsonPointer.empty();
        }
        return property == null ? parent.pointer().appendIndex(index) : parent.pointer().appendProperty(property);
    }
}
