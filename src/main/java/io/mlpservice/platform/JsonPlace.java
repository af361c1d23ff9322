package io.mlpservice.platform;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonPointer;

/**
 * Where a walk through a JSON tree is within a container. It moves from element to element, so that walking costs
 * nothing an element; its pointer is built only where there is something to tell.
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

    /** A place within the container that is here. */
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
