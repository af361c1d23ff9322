/** Server-sent events of jobs. */
@NullMarked
package io.mlpservice.training.event;

import org.jspecify.annotations.NullMarked;
