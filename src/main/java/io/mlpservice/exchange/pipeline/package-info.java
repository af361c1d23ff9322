/** All of a model but its parameters, as a JSON document that files of several formats carry. */
@NullMarked
package io.mlpservice.exchange.pipeline;

import org.jspecify.annotations.NullMarked;
