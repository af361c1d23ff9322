/** What a setting becomes that a request leaves out, and which settings do not apply. */
@NullMarked
package io.mlpservice.training.resolution.defaults;

import org.jspecify.annotations.NullMarked;
