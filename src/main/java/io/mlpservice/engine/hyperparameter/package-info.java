/** Every number that a user can set, with its range, default and description. */
@NullMarked
package io.mlpservice.engine.hyperparameter;

import org.jspecify.annotations.NullMarked;
