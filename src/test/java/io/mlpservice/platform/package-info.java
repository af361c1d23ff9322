/** Tests of what every controller shares. */
@NullMarked
package io.mlpservice.platform;

import org.jspecify.annotations.NullMarked;
