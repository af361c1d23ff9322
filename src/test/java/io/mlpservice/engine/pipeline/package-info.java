/** Tests of the package of the same name. */
@NullMarked
package io.mlpservice.engine.pipeline;

import org.jspecify.annotations.NullMarked;
