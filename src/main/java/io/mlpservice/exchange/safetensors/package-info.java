/** Models as safetensors files: the tensors of their layers, with the pipeline as JSON in the metadata. */
@NullMarked
package io.mlpservice.exchange.safetensors;

import org.jspecify.annotations.NullMarked;
