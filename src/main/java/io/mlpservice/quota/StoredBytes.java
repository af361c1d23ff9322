package io.mlpservice.quota;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.stream.Collectors;

/** The bytes that somebody stores, of every kind. */
record StoredBytes(Map<StoredKind, Long> ofKinds) {
    StoredBytes {
        ofKinds = Collections.unmodifiableMap(new EnumMap<>(ofKinds));
    }

    long total() {
        return ofKinds.values().stream().mapToLong(Long::longValue).sum();
    }

    /** Such as {@code data sets 1.5 MB, models 300 bytes}. */
    String inWords() {
        return ofKinds.entrySet().stream()
                .map(part -> part.getKey().words() + " " + QuotaProblems.size(part.getValue()))
                .collect(Collectors.joining(", "));
    }
}
