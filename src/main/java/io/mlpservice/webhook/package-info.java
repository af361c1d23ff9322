/** Calls of other services at the end of jobs: where they may go, how they are signed, sent and tried again. */
@NullMarked
package io.mlpservice.webhook;

import org.jspecify.annotations.NullMarked;
