/** Requests that wait for the end of a job, as long as their {@code Prefer} header says. */
@NullMarked
package io.mlpservice.platform.waiting;

import org.jspecify.annotations.NullMarked;
