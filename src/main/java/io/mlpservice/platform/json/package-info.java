/** Reads JSON strictly: all errors at once, nothing coerced; large JSON in turn. */
@NullMarked
package io.mlpservice.platform.json;

import org.jspecify.annotations.NullMarked;
