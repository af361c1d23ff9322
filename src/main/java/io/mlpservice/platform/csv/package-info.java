/** Tables as CSV: all that the service itself writes. */
@NullMarked
package io.mlpservice.platform.csv;

import org.jspecify.annotations.NullMarked;
