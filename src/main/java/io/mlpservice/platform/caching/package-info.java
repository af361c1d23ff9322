/** Answers that clients may keep: their tags, and 304 for a client that still has the present one. */
@NullMarked
package io.mlpservice.platform.caching;

import org.jspecify.annotations.NullMarked;
