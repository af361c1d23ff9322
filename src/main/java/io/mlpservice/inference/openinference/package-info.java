/** The Open Inference Protocol, version 2, with tensors in JSON and in binary form. */
@NullMarked
package io.mlpservice.inference.openinference;

import org.jspecify.annotations.NullMarked;
