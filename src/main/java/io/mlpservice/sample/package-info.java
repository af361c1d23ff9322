/** Data sets that come with the service: well known tables, and points in a plane that are made by a rule. */
@NullMarked
package io.mlpservice.sample;

import org.jspecify.annotations.NullMarked;
