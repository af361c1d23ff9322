package io.mlpservice.dataset;

import java.util.UUID;

/** Knows who is working with a data set: those who read data sets while they work implement it. */
@FunctionalInterface
public interface DatasetUsage {
    /** Whether unfinished work still needs the rows of this data set, so that it cannot be deleted. */
    boolean isInUse(UUID datasetId);
}
