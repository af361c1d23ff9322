/** Training jobs: from a request, through the queue, to a model. */
@NullMarked
package io.mlpservice.training;

import org.jspecify.annotations.NullMarked;
