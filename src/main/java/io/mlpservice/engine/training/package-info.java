/** The training loop: from a plan and samples to finished parameters. */
@NullMarked
package io.mlpservice.engine.training;

import org.jspecify.annotations.NullMarked;
