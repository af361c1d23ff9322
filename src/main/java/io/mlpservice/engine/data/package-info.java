/** Tables of typed columns, and what training makes from them: splits, samples and mini-batches. */
@NullMarked
package io.mlpservice.engine.data;

import org.jspecify.annotations.NullMarked;
