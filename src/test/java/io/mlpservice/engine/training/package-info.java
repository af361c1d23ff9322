/** Tests of the training loop. */
@NullMarked
package io.mlpservice.engine.training;

import org.jspecify.annotations.NullMarked;
