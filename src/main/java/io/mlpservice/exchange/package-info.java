/** Models in other formats, for use outside of the service. */
@NullMarked
package io.mlpservice.exchange;

import org.jspecify.annotations.NullMarked;
