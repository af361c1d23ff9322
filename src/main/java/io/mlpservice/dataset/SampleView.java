package io.mlpservice.dataset;

/**
 * A data set that comes with the service.
 *
 * @param name to copy it in by
 * @param description what it holds
 * @param rowCount how many rows it has
 */
record SampleView(String name, String description, int rowCount) {}
