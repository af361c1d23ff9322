/** Requests with an idempotency key create once, however often they are sent. */
@NullMarked
package io.mlpservice.platform.idempotency;

import org.jspecify.annotations.NullMarked;
