/** Tests of the package of the same name. */
@NullMarked
package io.mlpservice.engine.matrix;

import org.jspecify.annotations.NullMarked;
