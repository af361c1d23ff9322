/** What is stored and damaged: noted where it is met, counted, and looked for on request. */
@NullMarked
package io.mlpservice.platform.damage;

import org.jspecify.annotations.NullMarked;
