package io.mlpservice.dataset;

import io.mlpservice.engine.data.Table;

import java.util.Collection;

/** The rows of a data set, which are read when they are needed. */
@FunctionalInterface
public interface TableSource {
    /** Reads some columns with all rows, in file order. */
    Table read(Collection<String> columns);
}
