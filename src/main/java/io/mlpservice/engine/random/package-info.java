/** Random numbers that depend only on where they are used, not on when or by which thread. */
@NullMarked
package io.mlpservice.engine.random;

import org.jspecify.annotations.NullMarked;
