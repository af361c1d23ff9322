/** The queue of jobs, and the run of a job from its row to its model. */
@NullMarked
package io.mlpservice.training.run;

import org.jspecify.annotations.NullMarked;
