/** Traces: how one step of training would change what a model answers for a row. */
@NullMarked
package io.mlpservice.prediction.trace;

import org.jspecify.annotations.NullMarked;
