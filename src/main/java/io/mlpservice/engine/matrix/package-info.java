/** Matrices in both precisions and the kernels that compute with them. */
@NullMarked
package io.mlpservice.engine.matrix;

import org.jspecify.annotations.NullMarked;
