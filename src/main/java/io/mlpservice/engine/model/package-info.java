/** Trained models: they predict, trace a step of back-propagation, and are written to bytes and read again. */
@NullMarked
package io.mlpservice.engine.model;

import org.jspecify.annotations.NullMarked;
