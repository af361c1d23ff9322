/** Every number a user can set: its range and its meaning, written once. */
@NullMarked
package io.mlpservice.engine.hyperparameter;

import org.jspecify.annotations.NullMarked;
