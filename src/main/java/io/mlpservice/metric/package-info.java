/** How good a model is, as JSON: the measures of each part of the rows, of each class and of each target. */
@NullMarked
package io.mlpservice.metric;

import org.jspecify.annotations.NullMarked;
