/** Scales of numeric columns: how each is fitted, applied and inverted. */
@NullMarked
package io.mlpservice.engine.scaling;

import org.jspecify.annotations.NullMarked;
