/** A document for each model: its predict call with its own features and classes, for generators of clients. */
@NullMarked
package io.mlpservice.prediction.openapi;

import org.jspecify.annotations.NullMarked;
