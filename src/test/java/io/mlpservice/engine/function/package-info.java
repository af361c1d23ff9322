/** Tests of the package of the same name. */
@NullMarked
package io.mlpservice.engine.function;

import org.jspecify.annotations.NullMarked;
