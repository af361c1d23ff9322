/** From the raw columns of a table to a trained model, and from raw rows to its predictions. */
@NullMarked
package io.mlpservice.engine.pipeline;

import org.jspecify.annotations.NullMarked;
