/** What is wrong with, or may be unintended in, a configuration that is filled in. */
@NullMarked
package io.mlpservice.training.resolution.check;

import org.jspecify.annotations.NullMarked;
