/** A network of dense layers: what it looks like, its parameters, the pass forward and the pass back. */
@NullMarked
package io.mlpservice.engine.network;

import org.jspecify.annotations.NullMarked;
