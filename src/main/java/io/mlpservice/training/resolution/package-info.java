/** From a request to a complete training configuration, or to everything that is wrong with it. */
@NullMarked
package io.mlpservice.training.resolution;

import org.jspecify.annotations.NullMarked;
