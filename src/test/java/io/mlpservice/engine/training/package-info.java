/** Tests of the package of the same name. */
@NullMarked
package io.mlpservice.engine.training;

import org.jspecify.annotations.NullMarked;
