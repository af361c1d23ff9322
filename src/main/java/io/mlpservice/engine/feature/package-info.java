/** Features: how the values of columns become inputs of a network. What an encoder learns, it learns from training rows. */
@NullMarked
package io.mlpservice.engine.feature;

import org.jspecify.annotations.NullMarked;
