package io.mlpservice.dataset;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A data set, all but its rows.
 *
 * @param id made by the service
 * @param name chosen by the user; need not be unique
 * @param rowCount how many rows there are, at least 1
 * @param columns in the order of the file, at least 1
 * @param sha256 of the CSV's bytes, as hexadecimal digits
 * @param createdAt when it was uploaded
 */
public record Dataset(UUID id, String name, int rowCount, List<DatasetColumn> columns, String sha256,
        Instant createdAt) {
    /** Keeps the columns for itself. */
    public Dataset {
        columns = List.copyOf(columns);
    }
}
