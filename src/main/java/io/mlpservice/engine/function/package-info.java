/** The functions of a network, each with its derivative: activations and losses. Also initializers. */
@NullMarked
package io.mlpservice.engine.function;

import org.jspecify.annotations.NullMarked;
