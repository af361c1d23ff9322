package io.mlpservice.model;

import java.util.UUID;

/**
 * Identifies a model.
 *
 * @param id chosen by the service
 * @param name shared by all versions
 * @param version counts from 1 for each name
 */
public record ModelIdentity(UUID id, String name, int version) {
    /** The name and the version, such as {@code iris@3}. */
    String text() {
        return name + "@" + version;
    }
}
