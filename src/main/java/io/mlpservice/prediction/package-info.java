/** Predictions: what models answer about new rows. */
@NullMarked
package io.mlpservice.prediction;

import org.jspecify.annotations.NullMarked;
