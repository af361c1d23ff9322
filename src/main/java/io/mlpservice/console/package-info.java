/** The console: a page for people, served by the service itself and made of its public API. */
@NullMarked
package io.mlpservice.console;

import org.jspecify.annotations.NullMarked;
