/** Tests of the package of the same name. */
@NullMarked
package io.mlpservice.engine.random;

import org.jspecify.annotations.NullMarked;
