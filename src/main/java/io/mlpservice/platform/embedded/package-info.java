/** The embedded database: its file, and whether the file still holds all that it held. */
@NullMarked
package io.mlpservice.platform.embedded;

import org.jspecify.annotations.NullMarked;
