/** Tests of the package of the same name. */
@NullMarked
package io.mlpservice.engine.network;

import org.jspecify.annotations.NullMarked;
