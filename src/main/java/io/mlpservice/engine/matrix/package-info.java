/** Matrices of either precision and the kernels behind them. */
@NullMarked
package io.mlpservice.engine.matrix;

import org.jspecify.annotations.NullMarked;
