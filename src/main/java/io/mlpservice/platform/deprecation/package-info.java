/** Operations that still work and have a successor; {@code src/docs/versions.md} says for how long. */
@NullMarked
package io.mlpservice.platform.deprecation;

import org.jspecify.annotations.NullMarked;
