/** Tests of the package of the same name. */
@NullMarked
package io.mlpservice.engine.optimizer;

import org.jspecify.annotations.NullMarked;
