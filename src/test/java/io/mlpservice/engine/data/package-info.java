/** Tests of the package of the same name. */
@NullMarked
package io.mlpservice.engine.data;

import org.jspecify.annotations.NullMarked;
