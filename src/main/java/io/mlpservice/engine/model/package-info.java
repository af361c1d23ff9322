/** Trained models: prediction, evaluation, traces of a training step, and the binary format. */
@NullMarked
package io.mlpservice.engine.model;

import org.jspecify.annotations.NullMarked;
