/** Pictures of what a model answers over two of its features: its answers and those of its hidden units on a grid. */
@NullMarked
package io.mlpservice.surface;

import org.jspecify.annotations.NullMarked;
