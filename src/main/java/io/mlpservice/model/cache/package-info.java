/** The models that are kept in memory between predictions. */
@NullMarked
package io.mlpservice.model.cache;

import org.jspecify.annotations.NullMarked;
