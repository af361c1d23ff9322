package io.mlpservice.model;

import java.util.UUID;

/** Knows who is working with a model: those who come back to models while they work implement it. */
@FunctionalInterface
public interface ModelUsage {
    /** Whether unfinished work still needs this model, so that it cannot be deleted. */
    boolean isInUse(UUID modelId);
}
