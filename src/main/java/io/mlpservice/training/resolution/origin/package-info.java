/** The model that a training goes on from, and how far the request must agree with it. */
@NullMarked
package io.mlpservice.training.resolution.origin;

import org.jspecify.annotations.NullMarked;
