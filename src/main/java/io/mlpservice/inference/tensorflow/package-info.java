/** The REST interface of TensorFlow Serving: predictions, status and metadata. */
@NullMarked
package io.mlpservice.inference.tensorflow;

import org.jspecify.annotations.NullMarked;
