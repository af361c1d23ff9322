/** The service and its start. */
@NullMarked
package io.mlpservice;

import org.jspecify.annotations.NullMarked;
