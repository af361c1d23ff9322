/** Models as ONNX files: one graph of standard operators from raw features to labels or values. */
@NullMarked
package io.mlpservice.exchange.onnx;

import org.jspecify.annotations.NullMarked;
