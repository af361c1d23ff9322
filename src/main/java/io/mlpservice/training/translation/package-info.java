/** From a complete configuration to the terms of the engine; nothing is decided or refused here. */
@NullMarked
package io.mlpservice.training.translation;

import org.jspecify.annotations.NullMarked;
