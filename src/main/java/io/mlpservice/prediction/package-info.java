/** Predictions: what models answer about new rows, and how good the answers are. */
@NullMarked
package io.mlpservice.prediction;

import org.jspecify.annotations.NullMarked;
