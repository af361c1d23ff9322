/** Reads JSON strictly: all errors at once, nothing coerced. */
@NullMarked
package io.mlpservice.platform.json;

import org.jspecify.annotations.NullMarked;
