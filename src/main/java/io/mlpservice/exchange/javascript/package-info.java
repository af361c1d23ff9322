/** Models as JavaScript modules. */
@NullMarked
package io.mlpservice.exchange.javascript;

import org.jspecify.annotations.NullMarked;
