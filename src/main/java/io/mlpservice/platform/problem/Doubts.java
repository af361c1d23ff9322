package io.mlpservice.platform.problem;

import java.util.HashSet;
import java.util.Set;

/** The values of a request, by JSON pointer, that could not be read or whose meaning is unknown. */
final class Doubts {
    private final Set<String> places = new HashSet<>();

    void add(String pointer) {
        places.add(pointer);
    }

    /** Whether the value at the pointer, or one that contains it, is in doubt. */
    boolean about(String pointer) {
        var place = pointer;
        while (!places.contains(place)) {
            if (place.isEmpty()) {
                return false;
            }
            place = place.substring(0, place.lastIndexOf('/'));
        }
        return true;
    }
}
