/** Trained models: immutable, with all that is needed to predict and with their provenance. */
@NullMarked
package io.mlpservice.model;

import org.jspecify.annotations.NullMarked;
