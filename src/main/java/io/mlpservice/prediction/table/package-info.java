/** Predictions of whole tables in one request: CSV or NDJSON in, rows out while they are predicted. */
@NullMarked
package io.mlpservice.prediction.table;

import org.jspecify.annotations.NullMarked;
