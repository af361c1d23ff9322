/** What all background jobs share: their states and the queues that dispatch them. */
@NullMarked
package io.mlpservice.platform.job;

import org.jspecify.annotations.NullMarked;
