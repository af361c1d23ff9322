/** Keeps large requests from filling the heap. */
@NullMarked
package io.mlpservice.platform.memory;

import org.jspecify.annotations.NullMarked;
