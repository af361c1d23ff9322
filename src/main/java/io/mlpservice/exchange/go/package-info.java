/** Networks that the Go program mlp trained. */
@NullMarked
package io.mlpservice.exchange.go;

import org.jspecify.annotations.NullMarked;
