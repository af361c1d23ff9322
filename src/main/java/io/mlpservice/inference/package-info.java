/** What the doors for clients of other model servers share. Each protocol is a room of its own. */
@NullMarked
package io.mlpservice.inference;

import org.jspecify.annotations.NullMarked;
