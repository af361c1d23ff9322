/** The console in a real browser. */
@NullMarked
package io.mlpservice.browser;

import org.jspecify.annotations.NullMarked;
