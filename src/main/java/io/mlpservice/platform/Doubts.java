package io.mlpservice.platform;

import java.util.HashSet;
import java.util.Set;

/** The places of a request of which nobody knows what was meant to stand there. */
final class Doubts {
    private final Set<String> places = new HashSet<>();

    void add(String pointer) {
        places.add(pointer);
    }

    /** Whether the place, or one around it, is in doubt. */
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
