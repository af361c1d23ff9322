/** How much each owner, and all owners together, may store, queue and train; and how much they do. */
@NullMarked
package io.mlpservice.quota;

import org.jspecify.annotations.NullMarked;
