package io.mlpservice.dataset;

/**
 * A data set that comes with the service.
 *
 * @param name its name in the path
 * @param description its content
 * @param rowCount the number of rows
 */
record SampleView(String name, String description, int rowCount) {}
