/** Problem documents and field errors, and which of them a failure of the database or of a connection becomes. */
@NullMarked
package io.mlpservice.platform.problem;

import org.jspecify.annotations.NullMarked;
