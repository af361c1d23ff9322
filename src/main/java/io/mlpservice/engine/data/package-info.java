/** Tables of typed columns, and what a training run reads from them: samples, splits, batches and scaling. */
@NullMarked
package io.mlpservice.engine.data;

import org.jspecify.annotations.NullMarked;
