/** How large a training becomes: the rows of each part, the inputs of the network, and the memory. */
@NullMarked
package io.mlpservice.training.resolution.size;

import org.jspecify.annotations.NullMarked;
