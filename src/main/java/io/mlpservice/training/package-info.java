/** Training jobs: from a request, through a queue, to a finished model. */
@NullMarked
package io.mlpservice.training;

import org.jspecify.annotations.NullMarked;
