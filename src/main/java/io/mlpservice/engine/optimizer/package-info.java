/** Optimizers: how gradients become changes of the parameters. */
@NullMarked
package io.mlpservice.engine.optimizer;

import org.jspecify.annotations.NullMarked;
