/** Models: immutable networks with everything that is needed to predict with them and to know where they come from. */
@NullMarked
package io.mlpservice.model;

import org.jspecify.annotations.NullMarked;
