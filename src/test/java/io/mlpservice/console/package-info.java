/** Tests of the console without a browser: its files and how they are served. */
@NullMarked
package io.mlpservice.console;

import org.jspecify.annotations.NullMarked;
