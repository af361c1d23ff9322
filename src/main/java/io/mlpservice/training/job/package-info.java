/** A training job: its states, its row, its epochs and its checkpoint. */
@NullMarked
package io.mlpservice.training.job;

import org.jspecify.annotations.NullMarked;
