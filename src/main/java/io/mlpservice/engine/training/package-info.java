/** The training loop: turns a plan and samples into trained parameters. */
@NullMarked
package io.mlpservice.engine.training;

import org.jspecify.annotations.NullMarked;
