/** The queue of prediction jobs, and the run of a job from its row to its result. */
@NullMarked
package io.mlpservice.scoring.run;

import org.jspecify.annotations.NullMarked;
