/**
 * Answers that clients may keep: their tags, 304 for a client that still has the present one, and 412 for a change by one
 * that has not.
 */
@NullMarked
package io.mlpservice.platform.caching;

import org.jspecify.annotations.NullMarked;
