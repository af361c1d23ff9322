/** Converts columns of a table to the numbers of a network and back: scales, polynomials, classes. */
@NullMarked
package io.mlpservice.engine.encoding;

import org.jspecify.annotations.NullMarked;
