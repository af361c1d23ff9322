/** Labels and notes that users put on their things. */
@NullMarked
package io.mlpservice.platform.label;

import org.jspecify.annotations.NullMarked;
