/** What HTTP shows of models. */
@NullMarked
package io.mlpservice.model.http;

import org.jspecify.annotations.NullMarked;
