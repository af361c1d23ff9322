/** Evaluations: how good the answers of models are, for a data set and for each row of the model's own. */
@NullMarked
package io.mlpservice.evaluation;

import org.jspecify.annotations.NullMarked;
