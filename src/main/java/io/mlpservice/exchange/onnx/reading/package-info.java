/** Multilayer perceptrons in ONNX graphs, as scikit-learn's converter and others write them. */
@NullMarked
package io.mlpservice.exchange.onnx.reading;

import org.jspecify.annotations.NullMarked;
