/** What a key must be good for to use an operation, said beside the operation. */
@NullMarked
package io.mlpservice.platform.access;

import org.jspecify.annotations.NullMarked;
