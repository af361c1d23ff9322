/** What can be done with the snapshots of training jobs. */
@NullMarked
package io.mlpservice.snapshot;

import org.jspecify.annotations.NullMarked;
