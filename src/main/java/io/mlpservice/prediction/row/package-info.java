/** Rows to predict: their cells as a model takes them, and what is wrong with them or odd. */
@NullMarked
package io.mlpservice.prediction.row;

import org.jspecify.annotations.NullMarked;
