/** A network of dense layers: specification, parameters, forward pass and backward pass. */
@NullMarked
package io.mlpservice.engine.network;

import org.jspecify.annotations.NullMarked;
