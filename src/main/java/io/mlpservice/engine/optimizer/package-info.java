/** Optimizers, which update the parameters with gradients. */
@NullMarked
package io.mlpservice.engine.optimizer;

import org.jspecify.annotations.NullMarked;
