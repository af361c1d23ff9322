/** Which columns a training reads, predicts, weighs and splits by, and what their values rule out. */
@NullMarked
package io.mlpservice.training.resolution.schema;

import org.jspecify.annotations.NullMarked;
