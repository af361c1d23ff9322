/** Predictions: what models answer about new rows, and how one step of training would change the answer. */
@NullMarked
package io.mlpservice.prediction;

import org.jspecify.annotations.NullMarked;
