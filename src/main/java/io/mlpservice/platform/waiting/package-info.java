/** Requests that wait: for the end of a job, as long as their {@code Prefer} header says, or for their turn to compute. */
@NullMarked
package io.mlpservice.platform.waiting;

import org.jspecify.annotations.NullMarked;
