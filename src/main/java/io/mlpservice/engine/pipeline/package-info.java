/** The pipeline from a table to a trained and evaluated model. */
@NullMarked
package io.mlpservice.engine.pipeline;

import org.jspecify.annotations.NullMarked;
