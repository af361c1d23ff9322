/** Metrics of predictions. */
@NullMarked
package io.mlpservice.engine.metric;

import org.jspecify.annotations.NullMarked;
