/** Tests of the package of the same name. */
@NullMarked
package io.mlpservice.engine.hyperparameter;

import org.jspecify.annotations.NullMarked;
