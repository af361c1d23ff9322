/** The functions a network is made of, each beside its derivative: activations, losses and initializers. */
@NullMarked
package io.mlpservice.engine.function;

import org.jspecify.annotations.NullMarked;
