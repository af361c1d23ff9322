/** What all controllers share: strict reading, answers to failures, settings. */
@NullMarked
package io.mlpservice.platform;

import org.jspecify.annotations.NullMarked;
