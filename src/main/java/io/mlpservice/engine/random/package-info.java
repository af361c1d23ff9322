/** Random numbers that depend on where they are used, never on when or by which thread. */
@NullMarked
package io.mlpservice.engine.random;

import org.jspecify.annotations.NullMarked;
