/** How good predictions are. */
@NullMarked
package io.mlpservice.engine.metric;

import org.jspecify.annotations.NullMarked;
