/** A run from a table to a trained and measured model. */
@NullMarked
package io.mlpservice.engine.pipeline;

import org.jspecify.annotations.NullMarked;
